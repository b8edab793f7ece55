/** The sandbox: a local server that behaves like the TAB's API, with everything in it invented from a seed. */
export type { SandboxClock } from './clock.js';
export type { SandboxReply, SandboxRequest, SandboxRoute } from './http/route.js';
export type { BeforeHook, UnroutedRequest } from './http/server.js';
export { SANDBOX_CREDENTIALS, type SandboxCredentials } from './oauth.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start.js';
