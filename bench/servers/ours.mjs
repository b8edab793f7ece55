// Our host (transports, protocol server, input check) in front of a tool that gives the prebuilt answer. Nothing else
// of the program is replaced; the whole program is measured beside it.

import { chooseTarget, createRuntime, loadConfig } from '../../dist/index.js';
import { buildServer } from '../../dist/server/build-server.js';
import { acceptInput } from '../../dist/tools/accept-input.js';
import { VERSION } from '../../dist/version.js';
import { prebuilt } from './prebuilt.mjs';

const config = loadConfig(process.env);
const { operator, status } = createRuntime(config, chooseTarget(config, true));

async function execute(tool, given) {
  acceptInput(tool, given);
  return prebuilt;
}

export { operator };

/** Makes our server for a request or connection. */
export const factory = () =>
  buildServer({
    version: VERSION,
    execute,
    status,
    structured: true,
    kind: 'sandbox',
    callerOf: () => operator,
  });
