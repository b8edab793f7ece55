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
