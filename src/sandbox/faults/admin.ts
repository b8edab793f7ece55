import type { SandboxClock } from '../clock.js';
import { refuseOtherThanJson } from '../http/json-only.js';
import { errorReply, type SandboxReply, type SandboxRoute } from '../http/route.js';
import type { Faults } from './faults.js';
import { readScenarioText, ScenarioError } from './scenario.js';

const PATH = '/sandbox/faults';

function refused(field: string, message: string): SandboxReply {
  return errorReply(400, 'INVALID_SYNTAX_ERROR', message, [{ path: field, message }]);
}

function refusal(error: ScenarioError): SandboxReply {
  const details = error.issues.map(({ field, message }) => ({ path: field, message }));
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'The faults are not accepted', details);
}

/**
 * The controls of the faults: `GET /sandbox/faults` lists them with their hits, `POST` with a scenario
 * (`{ "faults": [...] }`) adds its faults, `DELETE` takes all away. Each answers with the list.
 */
export function faultRoutes(faults: Faults, clock: SandboxClock): SandboxRoute[] {
  const told = (): SandboxReply => ({
    status: 200,
    body: { requests: faults.requests(), faults: faults.list() },
  });
  const add = (body: string): SandboxReply => {
    const read = readScenarioText(body);
    const refusing = read.findIndex(({ kind }) => kind === 'outage-refused');
    if (refusing >= 0 && clock.speed() === 0) {
      const field = `faults[${refusing}].kind`;
      return refused(field, `${field} "outage-refused" would never end, since the clock stands still.`);
    }
    faults.add(read);
    return told();
  };
  return [
    { method: 'GET', path: PATH, needsJurisdiction: false, handle: told },
    {
      method: 'POST',
      path: PATH,
      handle: ({ headers, body }) => {
        try {
          return refuseOtherThanJson(headers) ?? add(body);
        } catch (error) {
          if (error instanceof ScenarioError) return refusal(error);
          throw error;
        }
      },
    },
    {
      method: 'DELETE',
      path: PATH,
      handle: () => {
        faults.clear();
        return told();
      },
    },
  ];
}
