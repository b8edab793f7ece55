/** The sandbox: a local server that behaves like the TAB's API, with everything in it invented from a seed. */
export type { SandboxClock } from './clock.js';
export { type Comparison, compareCassettes, type RouteComparison } from './compare/compare.js';
export type { StructureDifference } from './compare/differences.js';
export { type ArmedFault, armFault, type Choice, chooseFault, effectOf } from './faults/choose.js';
export type { Fault, FaultInput } from './faults/fault.js';
export type { FaultReport, Faults } from './faults/faults.js';
export { readScenario, readScenarioText, ScenarioError, type ScenarioIssue } from './faults/scenario.js';
export type { Delivery, DisturbedRequest, Effect, Sleep } from './http/effect.js';
export type { SandboxReply, SandboxRequest, SandboxRoute } from './http/route.js';
export type { BeforeHook, UnroutedRequest } from './http/server.js';
export { SANDBOX_CREDENTIALS, type SandboxCredentials } from './oauth.js';
export { type Recorder, type RecorderOptions, startRecorder } from './record/recorder.js';
export { type Replay, type ReplayOptions, startReplay } from './replay/replay.js';
export { type Sandbox, type SandboxOptions, startSandbox } from './start.js';
export { type Random, random } from './world/random.js';
