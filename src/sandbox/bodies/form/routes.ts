import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import { notFound, type SandboxRequest, type SandboxRoute } from '../../http/route.js';
import type { RacingWorld, Runner } from '../../world/racing.js';
import { liveRace, RACE_PATH } from '../live-race.js';
import { raceLink } from '../racing/links.js';
import { runnerForm } from './runner-form.js';

function hasForm({ vacantBox }: Runner): boolean {
  return !vacantBox;
}

/** `…/form`, all runners of a race, and `…/form/{runnerNumber}`, one of them with a link to itself. */
export function formRoutes(world: RacingWorld): SandboxRoute[] {
  const field = (request: SandboxRequest) => {
    const race = liveRace(world, request);
    return race ? { race, runners: world.card(race).runners.filter(hasForm) } : undefined;
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
          body: { form: found.runners.map((one) => runnerForm(world, found.race, one, request.now)) },
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
        const context = {
          origin: request.origin,
          jurisdiction: request.query.get('jurisdiction') as Jurisdiction,
        };
        const self = raceLink(context, found.race, `/form/${runner.number}`);
        return {
          status: 200,
          body: { ...runnerForm(world, found.race, runner, request.now), _links: { self } },
        };
      },
    },
  ];
}
