import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { JsonObject } from '../../../util/json.js';
import { notFound, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { Race, RacingWorld, Runner } from '../../world/racing.js';
import { liveRace, RACE_PATH } from '../live-race.js';
import { raceLink } from '../racing/links.js';
import { formHolds } from '../racing/until.js';
import { runnerForm } from './runner-form.js';

function hasForm({ vacantBox }: Runner): boolean {
  return !vacantBox;
}

/** `…/form`, all runners of a race, and `…/form/{runnerNumber}`, one of them; each with a link to itself (recorded). */
export function formRoutes(world: RacingWorld): SandboxRoute[] {
  const field = (request: SandboxRequest) => {
    const race = liveRace(world, request);
    return race ? { race, runners: world.card(race).runners.filter(hasForm) } : undefined;
  };
  const formOf = ({ origin, query, now }: SandboxRequest, race: Race, runner: Runner): JsonObject => {
    const context = { origin, jurisdiction: query.get('jurisdiction') as Jurisdiction };
    const self = raceLink(context, race, `/form/${runner.number}`);
    return { ...runnerForm(world, race, runner, now), _links: { self } };
  };
  return [
    {
      method: 'GET',
      path: `${RACE_PATH}/form`,
      handle: (request) => {
        const found = field(request);
        if (!found) return notFound();
        return {
          status: 200,
          body: { form: found.runners.map((one) => formOf(request, found.race, one)) },
          until: formHolds(found.race, request.now),
        };
      },
    },
    {
      method: 'GET',
      path: `${RACE_PATH}/form/{runnerNumber}`,
      handle: (request) => {
        const found = field(request);
        const runner = found?.runners.find(({ number }) => String(number) === request.params['runnerNumber']);
        if (!found || !runner) return notFound();
        const until = formHolds(found.race, request.now);
        return { status: 200, body: formOf(request, found.race, runner), until };
      },
    },
  ];
}
