import { JURISDICTIONS } from '../../../domain/jurisdiction.js';
import type { SandboxRoute } from '../../http/route.js';

/** `GET /v1/tab-info-service/configuration`. Only the path is recorded, in a template: the body is ours. */
export const configurationRoute: SandboxRoute = {
  method: 'GET',
  path: '/v1/tab-info-service/configuration',
  needsJurisdiction: false,
  handle: () => ({
    status: 200,
    body: { configuration: { jurisdictions: [...JURISDICTIONS], environment: 'sandbox' } },
  }),
};
