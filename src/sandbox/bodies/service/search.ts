import { JURISDICTIONS } from '../../../domain/jurisdiction.js';
import { isObject, type JsonObject } from '../../../util/json.js';
import { invalidJurisdiction } from '../../http/jurisdiction.js';
import { badQuery } from '../../http/read-query.js';
import type { SandboxReply, SandboxRequest, SandboxRoute } from '../../http/route.js';
import { findRunner } from '../../world/racing.js';
import { type FoundSelection, findSelection } from '../../world/sports/find.js';
import type { World } from '../../world/world.js';
import { raceItem } from '../racing/next-to-go.js';
import { runnerBody, runnersOf } from '../racing/runner.js';
import type { View } from '../racing/view.js';
import { marketName, propositionBody, timestamp } from '../sports/market.js';
import { contestants } from '../sports/match.js';

/** Numbers asked for at once (ours). */
const MOST = 100;

/** The members of `propositionDetails` (known from clients). */
function details(body: JsonObject): JsonObject {
  const { name, returnWin, returnPlace, differential, bettingStatus, allowPlace, isOpen, number } = body;
  return { name, returnWin, returnPlace, differential, bettingStatus, allowPlace, isOpen, number };
}

/** A selection of a match: the shape is known from clients, who read it with `details=true`. */
function sportProposition({ sports }: World, found: FoundSelection, now: number): JsonObject | undefined {
  const { info, event, offered } = found;
  if (!offered) return undefined;
  const { market, selection } = offered;
  const sport = sports.sports.find(({ name }) => name === info.sport);
  const tournament = sports
    .tournaments(info, now)
    .find((one) => sports.openIn(one, now).some(({ uniqueId }) => uniqueId === event.uniqueId));
  return {
    type: 'sport',
    propositionNumber: selection.id,
    propositionDetails: details(propositionBody(selection, market, 1)),
    market: {
      betOption: market.option,
      name: marketName(info, event, market),
      marketUniqueId: market.id,
      closeTime: timestamp(market.closes),
    },
    sport: { id: sport?.id ?? '', name: info.sport },
    competition: { id: info.id, name: info.name },
    ...(tournament ? { tournament: { id: tournament.id, name: tournament.name } } : {}),
    match: {
      id: event.id,
      name: event.name,
      startTime: timestamp(event.start),
      contestants: contestants(info, event),
    },
  };
}

/** A runner of a race (ours: clients are known to read those of sports only). */
function racingProposition(view: View, proposition: number): JsonObject | undefined {
  const found = findRunner(view.world, proposition, view.now);
  if (!found) return undefined;
  const { race, runner } = found;
  const { fixedOdds } = runnerBody(view, runnersOf(view, race, race.times.fixedOpen), runner);
  if (!isObject(fixedOdds)) return undefined;
  return {
    type: 'racing',
    propositionNumber: proposition,
    propositionDetails: details({
      ...fixedOdds,
      name: runner.name,
      number: proposition,
      isOpen: fixedOdds['bettingStatus'] === 'Open',
    }),
    race: { ...raceItem(view, race), runnerNumber: runner.number, runnerName: runner.name },
  };
}

function answer(world: World, { query, now, origin }: SandboxRequest): SandboxReply {
  // Lower case is accepted here (known from clients), and nowhere else.
  const jurisdiction = JURISDICTIONS.find((one) => one === query.get('jurisdiction')?.toUpperCase());
  if (!jurisdiction || query.getAll('jurisdiction').length > 1) return invalidJurisdiction();
  const numbers = query.getAll('number');
  if (numbers.length === 0 || numbers.length > MOST || numbers.some((text) => !/^\d{1,15}$/.test(text))) {
    return badQuery({ name: 'number', message: `should be 1 to ${MOST} proposition numbers` });
  }
  const view: View = { world: world.racing, now, origin, jurisdiction };
  const propositions = [...new Set(numbers.map(Number))].flatMap((number): JsonObject[] => {
    const runner = racingProposition(view, number);
    if (runner) return [runner];
    const found = findSelection(world.sports, number, now);
    const selection = found && sportProposition(world, found, now);
    return selection ? [selection] : [];
  });
  if (query.get('details') === 'true') return { status: 200, body: { propositions } };
  const brief = propositions.map(({ propositionDetails: _, ...rest }) => rest);
  return { status: 200, body: { propositions: brief } };
}

/**
 * `…/search/proposition?number=…`: what proposition numbers name, in the order asked; numbers that name nothing are left out
 * (ours). Prices come with `details=true` only (ours: no client asks without).
 */
export function searchRoute(world: World): SandboxRoute {
  return {
    method: 'GET',
    path: '/v1/tab-info-service/search/proposition',
    needsJurisdiction: false,
    handle: (request) => answer(world, request),
  };
}
