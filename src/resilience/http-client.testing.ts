import { afterEach, beforeEach } from 'vitest';
import { endedIn, untilIdle } from '../../test/support/idle.js';
import { json, startUpstream, type TestUpstream } from '../../test/support/upstream.js';
import { createRegistry, type Registry } from '../policy/registry.js';
import { type VirtualTime, virtualTime } from '../policy/virtual-time.testing.js';
import { createHttpClient, type HttpClient, type HttpClientOptions } from './http-client.js';

/** What each test has anew. */
interface Bench {
  upstream: TestUpstream;
  time: VirtualTime;
  registry: Registry;
}

/** Clients of a real upstream under virtual time, anew for each test of the file. */
export function httpClients() {
  const bench = {} as Bench;
  let open: HttpClient[];
  beforeEach(async () => {
    bench.upstream = await startUpstream((_, response) => json(response, 200, { races: [1] }));
    bench.time = virtualTime();
    bench.registry = createRegistry();
    open = [];
  });
  afterEach(async () => {
    await Promise.all(open.map((client) => client.close()));
    await bench.upstream.stop();
  });
  return {
    bench,
    client(options: Partial<HttpClientOptions> = {}): HttpClient {
      const { upstream, time, registry } = bench;
      const surroundings = { registry, timing: time, clock: time.clock };
      const made = createHttpClient({ name: 'races', baseUrl: upstream.url, ...surroundings, ...options });
      open.push(made);
      return made;
    },
    /** What a call ends in, with time moved on for as long as it takes. */
    ended<T>(work: Promise<T>): Promise<T> {
      const underWay = () => open.reduce((sum, each) => sum + each.stats().limits.active, 0);
      return endedIn(work, () => untilIdle(underWay, bench.upstream), bench.time.advance, 100);
    },
    failing(status = 500) {
      bench.upstream.answer = (_, response) => json(response, status, { message: `no ${status}` });
    },
  };
}
