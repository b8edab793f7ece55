import { cleanText, truncate } from '../util/text.js';
import { ConfigError } from './errors.js';
import { type Config, OPTIONS, type Option } from './options.js';

/**
 * Reads every option from `env`; an empty value counts as not set.
 * Throws ConfigError naming the first bad value, or a pair of credentials of which only half is there.
 */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const config: Record<string, unknown> = {};
  for (const [key, option] of Object.entries(OPTIONS) as [string, Option<unknown>][]) {
    const text = env[option.env]?.trim() || option.default;
    if (text === undefined) continue;
    const value = option.parse(text);
    if (value === undefined) {
      const came = option.secret ? 'has a value that' : `"${shown(text)}"`;
      throw new ConfigError(`${option.env} ${came} is not accepted. Accepted: ${option.accepted}.`);
    }
    config[key] = value;
  }
  const loaded = config as Config;
  requirePair('TAB_CLIENT_ID', loaded.clientId, 'TAB_CLIENT_SECRET', loaded.clientSecret);
  requirePair('TAB_USERNAME', loaded.username, 'TAB_PASSWORD', loaded.password);
  return loaded;
}

/** What came, short and clean, without what stands before an `@` or after a `?` of an address. */
function shown(text: string): string {
  const harmless = text.replace(/\/\/.*@/s, '//').replace(/(\/\/[^?#]*)[?#].*/s, '$1');
  return truncate(cleanText(harmless), 80);
}

function requirePair(nameA: string, a: unknown, nameB: string, b: unknown): void {
  if ((a === undefined) === (b === undefined)) return;
  const [there, missing] = a === undefined ? [nameB, nameA] : [nameA, nameB];
  throw new ConfigError(`${there} is set but ${missing} is not. Accepted: both or neither.`);
}
