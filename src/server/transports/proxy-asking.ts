import type { Answered } from '../../client/tab-client.js';
import { TransportError } from '../../errors/index.js';
import { isRouteTool, type RouteTool } from '../../tools/define-tool.js';
import { tools } from '../../tools/registry.js';
import { type Asking, askingAs } from '../asking.js';
import { isNamedDay } from './proxy-path.js';

interface Known {
  path: RegExp;
  placeholders: number;
  tool: RouteTool;
}

// `/sports/results` is also `/sports/{sport_name}`: the fewer placeholders, the surer.
const KNOWN: readonly Known[] = tools
  .filter(isRouteTool)
  .map((tool) => {
    const path = tool.route.slice('GET '.length).replace(/\/$/, '');
    const pattern = path.replace(/\{\w+\}/g, '[^/]+');
    return { path: new RegExp(`^${pattern}/?$`), placeholders: path.split('{').length - 1, tool };
  })
  .sort((a, b) => a.placeholders - b.placeholders);

/** Paths that no tool has are kept as `tab_get` keeps them. */
const OTHER: Asking = { keeping: { freshness: 'generic' }, patience: 1, route: 'other' };

/**
 * How `path`, which is encoded, is asked for: by its path it shares answers, freshness and patience with the tools.
 * A path that still says `today` is never kept: tomorrow it would be yesterday's.
 */
export function askingFor(path: string): Asking {
  const tool = KNOWN.find((known) => known.path.test(path))?.tool;
  const asking = tool ? askingAs(tool) : OTHER;
  return isNamedDay(path) ? { ...asking, keeping: { freshness: 'never' } } : asking;
}

/**
 * Throws TransportError for an old race that was to start before `now` (the upstream's time): its state is unknown, and the
 * body, which goes out as it is, would say that it can still be bet on.
 */
export function refuseStarted({ keeping }: Asking, { source, kept }: Answered, now: number): void {
  if (source !== 'stale' || keeping.freshness !== 'race' || !keeping.read) return;
  for (const moment of keeping.moments?.(kept.facts(keeping.read)) ?? []) {
    if (moment.kind !== 'race' || moment.phase !== 'open') continue;
    if (moment.start === undefined || moment.start > now) continue;
    const due = new Date(moment.start).toISOString();
    const why = `It was due to start at ${due}; what was kept is from before, and its state now is unknown.`;
    throw new TransportError('timeout', why, true);
  }
}
