import type { Race, Runner } from '../../../domain/race.js';
import { dotted } from '../../text/format.js';
import { changeWords } from './moment.js';
import type { RaceView } from './race-view.js';

/** Where fixed betting on a race stands; `unknown` of an old answer whose start has passed. */
export type FixedState = 'open' | 'suspended' | 'closed' | 'not open yet' | 'unknown' | 'none';

const has = (runner: Runner) => runner.fixed?.win !== undefined;

/** Where fixed betting stands; `hasFixedOdds` is false both before it opens and after it closed (recorded). */
export function fixedState({ race, phase, running, lost }: RaceView): FixedState {
  const priced = running.filter(has);
  if (running.length === 0) return 'none';
  if (lost) return priced.length > 0 ? 'unknown' : 'none';
  if (phase !== 'open' && phase !== 'other') return priced.length > 0 ? 'closed' : 'none';
  if (race.hasFixedOdds === false) {
    if (priced.length > 0) return 'closed';
    return race.willHaveFixedOdds ? 'not open yet' : 'none';
  }
  if (priced.length === 0) return race.willHaveFixedOdds ? 'not open yet' : 'none';
  return priced.every((runner) => runner.fixed?.status === 'Suspended') ? 'suspended' : 'open';
}

/** The fixed win book in per cent, 100 being fair; undefined unless every runner has an open price, as far as is known. */
export function marketPercent({ running, lost }: RaceView): number | undefined {
  if (lost) return undefined;
  const prices = running.flatMap((runner) =>
    runner.fixed?.win !== undefined && runner.fixed.status === 'Open' ? [runner.fixed.win] : [],
  );
  if (prices.length === 0 || prices.length < running.length) return undefined;
  return Math.round(prices.reduce((sum, price) => sum + 100 / price, 0) * 10) / 10;
}

/** When a fixed price last changed: what the TAB says of the race, else the newest of its runners. */
export function fixedChangedAt(race: Race): number | undefined {
  const times = race.runners.flatMap((runner) =>
    runner.fixed?.changedAt === undefined ? [] : [runner.fixed.changedAt],
  );
  return race.fixedUpdatedAt ?? (times.length > 0 ? Math.max(...times) : undefined);
}

/** True when the tote has an estimate for at least one runner. */
export function hasToteEstimates({ running }: RaceView): boolean {
  return running.some((runner) => runner.tote?.win !== undefined || runner.tote?.place !== undefined);
}

/** How fresh the prices are: `fixed changed 14:01:40 · tote NSW 14:01:05 (estimate until the close) · fixed market 121.7 %`. */
export function priceAges(of: RaceView): string {
  const { race, zone, now } = of;
  const state = fixedState(of);
  const changed = fixedChangedAt(race);
  const at = changed === undefined ? '' : changeWords(changed, zone, now);
  const percent = state === 'open' ? marketPercent(of) : undefined;
  return dotted(fixedAge(state, at), toteAge(of), percent !== undefined && `fixed market ${percent} %`);
}

function fixedAge(state: FixedState, at: string): string {
  switch (state) {
    case 'open':
      return at === '' ? 'fixed open' : `fixed changed ${at}`;
    case 'suspended':
      return `FIXED BETTING SUSPENDED${at === '' ? '' : `, changed ${at}`}`;
    case 'closed':
      return `fixed closed${at === '' ? '' : `, last changed ${at}`}`;
    case 'unknown':
      return at === '' ? 'fixed prices are the last known' : `fixed last known, changed ${at}`;
    case 'not open yet':
      return 'fixed odds not open yet';
    default:
      return 'no fixed odds';
  }
}

function toteAge(of: RaceView): string {
  const { race, phase, zone, now, jurisdiction, archived } = of;
  if (race.hasTote === false) return 'no tote';
  const at = race.toteUpdatedAt === undefined ? '' : ` ${changeWords(race.toteUpdatedAt, zone, now)}`;
  const meaning = phase === 'open' && !of.lost ? '(estimate until the close)' : '(last estimate)';
  if (archived) return `tote ${jurisdiction}`;
  return hasToteEstimates(of) ? `tote ${jurisdiction}${at} ${meaning}` : `tote ${jurisdiction}: no estimates`;
}
