/** A setting that is not accepted. The message names it, what came (never a secret) and what is accepted. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
