import { accountRoutes } from '../../../src/sandbox/accounts/routes.js';
import { createTokens } from '../../../src/sandbox/accounts/tokens.js';
import { createRouter } from '../../../src/sandbox/http/router.js';
import {
  SANDBOX_CREDENTIALS,
  type Sandbox,
  type SandboxRoute,
  startSandbox,
} from '../../../src/sandbox/index.js';
import { createOAuth } from '../../../src/sandbox/oauth.js';
import { readRoutes } from '../../../src/sandbox/read-routes.js';
import { isObject } from '../../../src/util/json.js';
import { Tally } from './tally.js';

/** A client that asks a sandbox and notes of every body which members it has, by the route that answered. */
export interface Visit {
  sandbox: Sandbox;
  /** Every route of the emulated TAB, as `GET /v1/…/{placeholder}`. */
  routes: readonly string[];
  /** What was seen by route; refusals, whatever their route, under `errors`. */
  seen: Map<string, Tally>;
  /**
   * Asks an address or a path, with POST where there is something to send, and notes the body; gives it back parsed,
   * undefined when it is no JSON.
   */
  ask(address: string, sent?: URLSearchParams | object): Promise<unknown>;
  /** From here on requests are the first account's. A token lives three hours of the world's time. */
  login(): Promise<void>;
  logout(): void;
  /** Follows links from these paths, at most `most` addresses of each route. */
  follow(starts: readonly string[], most: number): Promise<void>;
}

/** Every route that the sandbox serves for clients of the TAB. */
function tabRoutes({ world, desk }: Sandbox): SandboxRoute[] {
  const now = () => 0;
  const tokens = createTokens('fields', now);
  const oauth = createOAuth({ seed: 'fields', now, credentials: SANDBOX_CREDENTIALS });
  return [...readRoutes(world), ...accountRoutes({ desk, tokens }), oauth.route];
}

const nameOf = ({ method, path }: SandboxRoute): string => `${method} ${path}`;

/** The links in a body, templates filled in with what they need. */
function linksIn(value: unknown, found: string[] = []): string[] {
  if (typeof value === 'string') {
    const link = value.replace('{jurisdiction}', 'NSW').replace(/\{&[^}]*\}/, '');
    if (link.startsWith('http') && !link.includes('{')) found.push(link);
  } else if (Array.isArray(value)) {
    for (const one of value) linksIn(one, found);
  } else if (isObject(value)) {
    for (const one of Object.values(value)) linksIn(one, found);
  }
  return found;
}

export async function startVisit(seed: string, at: number): Promise<Visit> {
  const sandbox = await startSandbox({ seed, at, speed: 0, accounts: 2 });
  const routes = tabRoutes(sandbox);
  const router = createRouter(routes);
  const seen = new Map<string, Tally>();

  let token: string | undefined;
  const ask: Visit['ask'] = async (address, sent) => {
    const url = new URL(address, sandbox.url);
    const form = sent instanceof URLSearchParams;
    const method = sent === undefined ? 'GET' : 'POST';
    const response = await fetch(url, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined || form ? {} : { 'content-type': 'application/json' }),
      },
      ...(sent === undefined ? {} : { body: form ? sent : JSON.stringify(sent) }),
    });
    const found = router(method, url.pathname);
    if (!found || !response.headers.get('content-type')?.includes('json'))
      return void (await response.text());
    const body = (await response.json()) as unknown;
    if (JSON.stringify(body).includes('INTERNAL_SERVER_ERROR')) {
      throw new Error(`${url.pathname}: ${JSON.stringify(body)}`);
    }
    const name = response.ok ? nameOf(found.route) : 'errors';
    const tally = seen.get(name) ?? new Tally();
    seen.set(name, tally);
    tally.add(body);
    return body;
  };

  const follow: Visit['follow'] = async (starts, most) => {
    const done = new Set<string>();
    const counts = new Map<string, number>();
    const waiting = starts.map((path) => new URL(path, sandbox.url).href);
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const found = address.startsWith(sandbox.url) && router('GET', new URL(address).pathname);
      if (!found || done.has(address)) continue;
      const sort = `${nameOf(found.route)} ${found.params['raceType'] ?? found.params['sport'] ?? ''}`;
      const count = counts.get(sort) ?? 0;
      if (count >= most) continue;
      counts.set(sort, count + 1);
      done.add(address);
      waiting.push(...linksIn(await ask(address)));
    }
  };
  const login: Visit['login'] = async () => {
    token = undefined;
    const { clientId, clientSecret, accountNumber, password, refreshToken } = sandbox.credentials;
    const grants = [
      { grant_type: 'client_credentials' },
      { grant_type: 'refresh_token', refresh_token: refreshToken, scope: 'account' },
      { grant_type: 'password', username: accountNumber, password },
    ];
    for (const grant of grants) {
      const client = { client_id: clientId, client_secret: clientSecret };
      const answer = await ask('/oauth/token', new URLSearchParams({ ...client, ...grant }));
      token = (answer as { access_token: string }).access_token;
    }
  };
  const logout = (): void => {
    token = undefined;
  };
  return { sandbox, routes: routes.map(nameOf), seen, ask, follow, login, logout };
}
