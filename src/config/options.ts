import { homedir } from 'node:os';
import { join } from 'node:path';
import { JURISDICTIONS, type Jurisdiction } from '../domain/jurisdiction.js';
import { TRUSTED_ADDRESS } from '../domain/upstream-address.js';
import { Secret } from '../util/secret.js';
import { hasControlCharacter } from '../util/text.js';
import { parseResilience } from './resilience.js';

/** One option: its environment variable, what it means and how its text is read. */
export interface Option<T> {
  env: string;
  /** Meaning, unit, default's reason; the generated documents print it. */
  doc: string;
  /** What a good value looks like, for errors and documents. */
  accepted: string;
  /** The text that an absent variable stands for; undefined when absent means "not set". */
  default?: string;
  /** Never printed, whatever happens. */
  secret?: true;
  /** The value of a text, or undefined when the text is not accepted. */
  parse: (text: string) => T | undefined;
}

function oneOf<const T extends readonly string[]>(values: T): Pick<Option<T[number]>, 'accepted' | 'parse'> {
  return {
    accepted: `${values.slice(0, -1).join(', ')} or ${values.at(-1)}`,
    parse: (text) => values.find((value) => value.toLowerCase() === text.toLowerCase()),
  };
}

function numberFrom(low: number, high: number, whole = true): Pick<Option<number>, 'accepted' | 'parse'> {
  return {
    accepted: `a ${whole ? 'whole ' : ''}number from ${low} to ${high}`,
    parse: (text) => {
      const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
      return value >= low && value <= high && (!whole || Number.isInteger(value)) ? value : undefined;
    },
  };
}

const trueOrFalse: Pick<Option<boolean>, 'accepted' | 'parse'> = {
  accepted: 'true or false',
  parse: (text) =>
    /^(true|1|on|yes)$/i.test(text) ? true : /^(false|0|off|no)$/i.test(text) ? false : undefined,
};

const secretText: Pick<Option<Secret>, 'accepted' | 'parse' | 'secret'> = {
  accepted: 'text without control characters, at most 4096 characters',
  secret: true,
  parse: (text) => (/^[^\u0000-\u001f\u007f]{1,4096}$/.test(text) ? new Secret(text) : undefined),
};

function httpUrl(text: string): URL | undefined {
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  const plain = url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  return (url.protocol === 'https:' || url.protocol === 'http:') && plain ? url : undefined;
}

/** Every option there is. The order is that of the documents. */
export const OPTIONS = {
  upstream: {
    env: 'TAB_UPSTREAM',
    doc: 'Whom to ask. `sandbox`: the local emulated TAB, practice data. `live`: the real TAB; without credentials it is read anonymously. `auto`: live when client id and secret are both set, else the sandbox; only on stdio and loopback addresses. Live never falls back to the sandbox.',
    default: 'auto',
    ...oneOf(['auto', 'sandbox', 'live']),
  },
  baseUrl: {
    env: 'TAB_BASE_URL',
    doc: 'Base URL of the API to ask, instead of the TAB’s own or the embedded sandbox. Credentials go nowhere else.',
    accepted: TRUSTED_ADDRESS,
    parse: httpUrl,
  },
  allowHosts: {
    env: 'TAB_ALLOW_HOSTS',
    doc: 'Further hosts that TAB_BASE_URL may name, separated by commas. Whoever runs such a host sees the credentials sent to it.',
    default: '',
    accepted: 'host names separated by commas',
    parse: (text: string): string[] | undefined => {
      const hosts = text
        .split(',')
        .map((host) => host.trim().toLowerCase())
        .filter((host) => host !== '');
      return hosts.every((host) => /^[a-z0-9.-]+$/.test(host)) ? hosts : undefined;
    },
  },
  clientId: {
    env: 'TAB_CLIENT_ID',
    doc: 'Client id from the TAB’s developer registration. Needs TAB_CLIENT_SECRET beside it.',
    ...secretText,
  },
  clientSecret: {
    env: 'TAB_CLIENT_SECRET',
    doc: 'Client secret from the TAB’s developer registration.',
    ...secretText,
  },
  username: { env: 'TAB_USERNAME', doc: 'TAB account number, for the password grant.', ...secretText },
  password: { env: 'TAB_PASSWORD', doc: 'TAB account password, for the password grant.', ...secretText },
  refreshToken: {
    env: 'TAB_REFRESH_TOKEN',
    doc: 'Refresh token, for the refresh grant. When the TAB rotates it, the new one is kept in TAB_STATE_DIR and used from then on.',
    ...secretText,
  },
  jurisdiction: {
    env: 'DEFAULT_JURISDICTION',
    doc: 'Whose tote and products are asked for when a call names none. WA is a location, not a jurisdiction.',
    default: 'NSW',
    ...oneOf(JURISDICTIONS),
  } satisfies Option<Jurisdiction>,
  detail: {
    env: 'DEFAULT_DETAIL',
    doc: '`concise`: a readable answer and its facts. `full`: the upstream’s whole body as well, as programs written for the raw API expect.',
    default: 'concise',
    ...oneOf(['concise', 'full']),
  },
  structured: {
    env: 'TAB_STRUCTURED',
    doc: '`off` drops structured results and output schemas, for clients that show a model both and pay twice.',
    default: 'on',
    ...oneOf(['on', 'off']),
  },
  maxResultChars: {
    env: 'TAB_MAX_RESULT_CHARS',
    doc: 'Longest body, in characters, that `detail: full` gives; over it the answer is the concise one and says how to narrow it. 0: no limit.',
    default: '100000',
    ...numberFrom(0, 100_000_000),
  },
  maxBodyBytes: {
    env: 'TAB_MAX_BODY_BYTES',
    doc: 'Largest upstream body read, in bytes; a larger one is an error.',
    default: '20000000',
    ...numberFrom(1_000, 1_000_000_000),
  },
  apiTimeout: {
    env: 'API_TIMEOUT',
    doc: 'Seconds one attempt may take (sports lists and competitions: three times as long). A whole call ends after 20 s, or after three times this if that is longer.',
    default: '5',
    ...numberFrom(0.05, 300, false),
  },
  resilience: {
    env: 'TAB_RESILIENCE',
    doc: 'Takes parts of the stack out of the path of every call: `on` (all are in), `off` (none of the five is), or some of `no-retry`, `no-cache`, `no-breaker`, `no-single-flight`, `no-deadline`, separated by commas. The time-out of an attempt, the outbound rate and the safety limits are never taken out.',
    default: 'on',
    accepted: 'on, off, or no-retry, no-cache, no-breaker, no-single-flight, no-deadline separated by commas',
    parse: parseResilience,
  },
  outboundRps: {
    env: 'TAB_OUTBOUND_RPS',
    doc: 'Requests a second to the upstream, on average. Not set: 2.5 to the real TAB, which is the pace that known clients live with, and unlimited to a loopback address.',
    ...numberFrom(0.1, 1_000, false),
  },
  tokenRefreshBuffer: {
    env: 'TOKEN_REFRESH_BUFFER',
    doc: 'Seconds before its end at which the server’s own token is renewed. Not set: at 80 % of its life.',
    ...numberFrom(0, 86_400),
  },
  exposeRawTokens: {
    env: 'TAB_EXPOSE_RAW_TOKENS',
    doc: 'Hand out raw tokens instead of handles, for clients that call the TAB themselves. Whoever reads the conversation then holds them.',
    default: 'false',
    ...trueOrFalse,
  },
  stateDir: {
    env: 'TAB_STATE_DIR',
    doc: 'Directory for what must outlive a restart (a rotated refresh token). Made when first needed, readable by its owner only.',
    default: join(process.env['XDG_STATE_HOME'] || join(homedir(), '.local', 'state'), 'tab-mcp'),
    accepted: 'a path',
    parse: (text: string): string | undefined => (hasControlCharacter(text) ? undefined : text),
  },
  host: {
    env: 'HOST',
    doc: 'Address that `serve` listens on. There is no authentication yet, so anything but a loopback address is refused.',
    default: '127.0.0.1',
    accepted: 'a loopback address or name',
    parse: (text: string): string | undefined => (/^[A-Za-z0-9.:-]+$/.test(text) ? text : undefined),
  },
  port: {
    env: 'PORT',
    doc: 'Port that `serve` listens on; 0 takes a free one.',
    default: '8081',
    ...numberFrom(0, 65_535),
  },
  sandboxSeed: {
    env: 'TAB_SANDBOX_SEED',
    doc: 'Seed of the embedded sandbox’s world: the same seed and time give the same world.',
    default: 'tab',
    accepted: 'letters, digits, - and _, at most 40',
    parse: (text: string): string | undefined => (/^[\w-]{1,40}$/.test(text) ? text : undefined),
  },
  logLevel: {
    env: 'LOG_LEVEL',
    doc: 'What is logged to stderr as JSON lines: `debug` adds a line for each call.',
    default: 'warn',
    ...oneOf(['debug', 'info', 'warn', 'error', 'silent']),
  },
} satisfies Record<string, Option<unknown>>;

type Options = typeof OPTIONS;
type Parsed<O> = O extends { parse: (text: string) => infer T } ? Exclude<T, undefined> : never;

/** The whole configuration, read and checked. Options without a default may be absent. */
export type Config = {
  readonly [K in keyof Options]: Options[K] extends { default: string }
    ? Parsed<Options[K]>
    : Parsed<Options[K]> | undefined;
};
