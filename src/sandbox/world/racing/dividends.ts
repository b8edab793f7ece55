import type { ClaimSources } from './claims.js';
import { dividendFor, netPool } from './commission.js';
import { allSettled, nextRace, poolAt, racesOf, singlePoolsAt } from './pools.js';
import { LEAST_STAKE, type Settlement } from './settle.js';
import { consolationOf, settledOf } from './settled.js';
import { straysOf } from './strays.js';
import type { Pool, Product, ProductDividends, Race, Tote, WillPay } from './types.js';

/** What dividends need to know of the rest of the world. */
export type DividendSources = ClaimSources;

/** How a product that was not paid is told. */
const NOT_PAID: Partial<Record<Product, readonly string[]>> = { Duet: ['F', 'F'] };

function declared({ product, name, closesAt }: Pool, { carried, dividends }: Settlement): ProductDividends {
  const told = dividends.map(({ selections, amount }) => ({ selections, amount }));
  return {
    product,
    ...(name ? { name } : {}),
    jackpotCarriedOver: carried,
    closedAt: closesAt,
    dividends: told.length > 0 ? told : [{ selections: NOT_PAID[product] ?? ['F'], amount: 0 }],
  };
}

/** The pools that are decided by this race: running double with the race before it, and those of which it is the last leg. */
function poolsEndingAt(sources: DividendSources, race: Race, now: number, tote: Tote): Pool[] {
  const before = race.meeting.races.find((other) => nextRace(other) === race);
  const pools = before ? [poolAt(sources, 'RunningDouble', [before, race], 2, now, tote)] : [];
  for (const { product, legs } of race.meeting.multiLegs) {
    if (legs.at(-1) !== race.number) continue;
    pools.push(poolAt(sources, product, racesOf(race, legs), legs.length, now, tote));
  }
  // With every leg called off the money goes back.
  return pools.filter(({ legs }) => legs.some((leg) => sources.card(leg).finish.length > 0));
}

/** The pools that end at this race and whose earlier legs are all paid, with what each runner here would pay. */
export function willPaysAt(sources: DividendSources, race: Race, now: number, tote: Tote): WillPay[] {
  const open = (leg: Race): boolean =>
    !sources.status(leg, now).paid || sources.card(leg).finish.length === 0;
  const { over } = sources.status(race, now);
  if (race.meeting.fixedOddsOnly || over) return [];
  return poolsEndingAt(sources, race, now, tote).flatMap((pool): WillPay[] => {
    const before = pool.legs.slice(0, -1);
    if (before.some(open)) return [];
    const won = before.map((leg) => ({ race: leg, runner: sources.card(leg).finish[0]?.[0] ?? 0 }));
    const money = won.reduce(
      (part, { race: leg, runner }) => part * (sources.finalShares(leg, tote).get(runner) ?? 0),
      1,
    );
    const net = netPool(pool.product, pool.total - consolationOf(pool), pool.jackpot);
    const shares = sources.finalShares(race, tote);
    const strays = straysOf(sources.seed, race, pool.product, tote);
    const approximates = sources.card(race).runners.flatMap(({ number, vacantBox }) => {
      if (vacantBox) return [];
      const selections = [...won.map(({ runner }) => runner), number];
      const stake = Math.floor(pool.total * money * (shares.get(number) ?? 0) * strays(selections));
      return [{ runner: number, amount: stake < LEAST_STAKE ? 0 : dividendFor(net, 1, stake) }];
    });
    const { product, name } = pool;
    return [{ product, ...(name ? { name } : {}), won, approximates }];
  });
}

/** The dividends declared on a race by `now`: none before it is paid; on an abandoned race those of pools that end there. */
export function dividendsAt(
  sources: DividendSources,
  race: Race,
  now: number,
  tote: Tote,
): ProductDividends[] {
  if (race.meeting.fixedOddsOnly || !allSettled(sources, [race], now)) return [];
  const ended = poolsEndingAt(sources, race, now, tote).filter(({ legs }) => allSettled(sources, legs, now));
  return [...singlePoolsAt(sources, race, now, tote), ...ended].flatMap((pool) =>
    settledOf(sources, pool, tote).map((settlement) => declared(pool, settlement)),
  );
}
