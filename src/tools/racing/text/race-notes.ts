import { productTitle } from '../../../domain/products.js';
import type { Runner } from '../../../domain/race.js';
import { formatDollars } from '../../../util/money.js';
import { count, dotted } from '../../text/format.js';
import { legWords } from './legs.js';
import type { RaceView } from './race-view.js';
import { listed } from './words.js';

/** Runner numbers by expected early speed, the quickest first. */
export interface SpeedMap {
  lead: number[];
  midfield: number[];
  back: number[];
}

/** Who is expected where early; undefined without ratings (then the TAB writes 0 and the back for all, recorded). */
export function speedMap({ race, running }: RaceView): SpeedMap | undefined {
  if (!race.hasSpeedRatings) return undefined;
  const rated = running.filter((runner) => runner.speedRating !== undefined);
  const band = (name: string) =>
    rated
      .filter((runner) => runner.speedBand?.toUpperCase() === name)
      .sort((a: Runner, b: Runner) => (b.speedRating ?? 0) - (a.speedRating ?? 0))
      .map((runner) => runner.number);
  const map = { lead: band('LEADER'), midfield: band('MIDFIELD'), back: band('BACKMARKER') };
  return map.lead.length + map.midfield.length + map.back.length > 0 ? map : undefined;
}

/** `Speed: 1 leads, 3 and 9 near, 5 back · TAB's tip: 3-1-9-5`; undefined when neither is told. */
export function speedAndTip(of: RaceView): string | undefined {
  const map = speedMap(of);
  const gone = of.race.tip.filter((number) => of.scratched.some((runner) => runner.number === number));
  const words = [
    map && map.lead.length > 0 && `${listed(map.lead)} ${map.lead.length === 1 ? 'leads' : 'lead'}`,
    map && map.midfield.length > 0 && `${listed(map.midfield)} near`,
    map && map.back.length > 0 && `${map.back.length > 6 ? 'the rest' : listed(map.back)} back`,
  ].filter((part) => part);
  const long = map && Object.values(map).some((numbers) => numbers.length > 2);
  const tip = of.race.tip.length > 0 && `TAB's tip: ${of.race.tip.join('-')}`;
  return (
    dotted(
      words.length > 0 && `Speed: ${words.join(long ? '; ' : ', ')}`,
      tip && (gone.length > 0 ? `${tip} (${listed(gone)} scratched)` : tip),
    ) || undefined
  );
}

/** The pools of this race and those that run through it, in whole dollars. */
export function poolLine(of: RaceView): string | undefined {
  const dollars = (cents: number) => formatDollars(Math.round(cents / 100) * 100);
  const parts = of.race.pools.flatMap((pool) => {
    if (pool.total === undefined && pool.jackpot === undefined) return [];
    const legs = pool.legs.length > 1 ? ` ${legWords(pool.legs)}` : '';
    const total = pool.total === undefined ? '' : ` ${dollars(pool.total)}`;
    const jackpot = pool.jackpot === undefined ? '' : ` with ${dollars(pool.jackpot)} carried in`;
    const closed = of.phase === 'open' && pool.status !== undefined && pool.status !== 'Open';
    const state = closed ? ` (${pool.status?.toLowerCase()})` : '';
    return [`${productTitle(pool.product)}${legs}${total}${jackpot}${state}`];
  });
  return parts.length === 0 ? undefined : `Pools ${of.jurisdiction}: ${parts.join(' · ')}`;
}

/** What the body holds beside, and how to get it. */
export function leftOut(of: RaceView): string | undefined {
  const names = of.race.otherMarkets;
  if (names.length === 0) return undefined;
  return `+${count(names.length, 'more market')} (${[...new Set(names)].slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''}): detail: "full"`;
}
