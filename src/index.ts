export { ConfigError } from './config/errors.js';
export { loadConfig } from './config/load.js';
export { type Config, OPTIONS } from './config/options.js';
export { chooseTarget, type Target } from './config/target.js';
export { createRuntime, type Runtime } from './runtime.js';
export { type HttpHandle, startHttp } from './server/transports/http.js';
