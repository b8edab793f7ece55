import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { PRODUCTS } from '../../../domain/products.js';
import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxReply, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { Race, RacingWorld } from '../../world/racing.js';
import { leavesAt } from '../live-race.js';
import { RACING, raceLink } from '../racing/links.js';
import { resolveDate } from '../racing/meetings.js';
import { meetingBrief } from '../racing/next-to-go.js';
import { dividendBody } from '../racing/race.js';
import type { View } from '../racing/view.js';
import { present, seconds } from '../racing/write.js';

/** One race's dividends of the product, several rows where it has several pools of it. */
function rows(view: View, race: Race, product: string): JsonObject[] {
  const { world, now, jurisdiction } = view;
  const { resultedAt } = world.state(race, now);
  return world
    .dividends(race, now, jurisdiction)
    .filter((one) => one.product === product)
    .map((one) =>
      present({
        meeting: meetingBrief(view, race.meeting),
        raceNumber: race.number,
        raceName: race.name,
        resultedTime: resultedAt === undefined ? undefined : seconds(resultedAt),
        ...dividendBody(one),
        _links: { self: raceLink(view, race) },
      }),
    );
}

/** The races of a date that may have dividends: a day's own until noon of the next, as races themselves. */
function racesOf({ world, now }: View, date: string, venue: string | null): Race[] {
  if (!world.listedDates(now).includes(date) || now >= leavesAt(date)) return [];
  return world
    .day(date)
    .meetings.filter(({ mnemonic }) => mnemonic !== undefined && (venue === null || mnemonic === venue))
    .flatMap(({ races }) => [...races]);
}

function answer(world: RacingWorld, { params, query, now, origin }: SandboxRequest): SandboxReply {
  const product = PRODUCTS.find(({ name }) => name === params['wageringProduct']);
  if (!product) return notFound();
  const view: View = { world, now, origin, jurisdiction: query.get('jurisdiction') as Jurisdiction };
  const races = racesOf(view, resolveDate(view, params['date'] ?? ''), query.get('venueMnemonic'));
  return { status: 200, body: { results: races.flatMap((race) => rows(view, race, product.name)) } };
}

/**
 * `…/dates/{date}/meetings/pools/{wageringProduct}/results`: what a product has paid on a day, of one venue when
 * `venueMnemonic` is given; over several races it stands with the last leg. Only the template is recorded: the body is ours,
 * its dividends are written as a race has them. An unknown product is 404.
 */
export function poolResultsRoute(world: RacingWorld): SandboxRoute {
  return {
    method: 'GET',
    path: `${RACING}/dates/{date}/meetings/pools/{wageringProduct}/results`,
    handle: (request) => answer(world, request),
  };
}
