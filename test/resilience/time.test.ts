import { afterEach, describe, expect, it } from 'vitest';
import { poolTransport } from '../../src/client/transport.js';
import { virtualTime } from '../../src/policy/virtual-time.testing.js';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { raceBody } from '../../src/upstream/race.testing.js';
import { callTool, testRuntime, textOf } from '../support/runtime.js';
import { startUpstream } from '../support/upstream.js';
import { NOW, type Place, RACE, sourceOf, startPlace } from './place.js';

// Answers age in the upstream's time, whatever the computer's clock says.

let stop: (() => Promise<unknown>) | undefined;
afterEach(() => stop?.());

/** The product over the real sandbox, both in a time that passes only when told to. */
async function overSandbox(speed: number) {
  const time = virtualTime(NOW);
  const sandbox: Sandbox = await startSandbox({ seed: 'time', at: NOW, speed, clock: time.clock });
  const env = { TAB_UPSTREAM: 'sandbox', TAB_RESILIENCE: 'no-retry' };
  const runtime = testRuntime(sandbox.url, env, { clock: time.clock, timing: time });
  stop = () => Promise.all([runtime.close(), sandbox.stop()]);
  const jackpots = async () => (await callTool(runtime, 'racing_get_open_jackpots')).structuredContent ?? {};
  return { time, runtime, sandbox, jackpots };
}

describe('in a sandbox that runs sixty times as fast', () => {
  it('what is fresh for a minute is fresh for a second', async () => {
    const { time, jackpots } = await overSandbox(60);
    expect(await jackpots()).toMatchObject({ source: 'upstream', age_seconds: 0 });
    await time.advance(990);
    expect(await jackpots()).toMatchObject({ source: 'memory', age_seconds: 59 });
    await time.advance(510);
    expect(await jackpots()).toMatchObject({ source: 'upstream', age_seconds: 0 });
  });

  it('five minutes of old prices are five seconds', async () => {
    const { time, runtime, sandbox } = await overSandbox(60);
    const next = () => callTool(runtime, 'sports_get_next_to_go');
    expect(sourceOf(await next())).toBe('upstream');
    sandbox.faults.add([{ kind: 'status', status: 503 }]);
    await time.advance(4_900);
    expect(textOf(await next())).toMatch(/^PRACTICE DATA.*\nOLD PRICES: 4m 54s old, /);
    await time.advance(200);
    expect((await next()).isError).toBe(true);
  });
});

describe('in a sandbox that stands still', () => {
  it('nothing is told to be older than it is there', async () => {
    const { time, jackpots } = await overSandbox(0);
    await jackpots();
    await time.advance(59_000);
    expect(await jackpots()).toMatchObject({ source: 'memory', age_seconds: 0 });
  });

  it.each([
    ['moved', (sandbox: Sandbox) => sandbox.clock.jump(NOW + 3_600_000)],
    ['set going', (sandbox: Sandbox) => sandbox.clock.setSpeed(60)],
  ])(
    'what is kept is asked for again as soon as anywhere, so that a world %s is not missed',
    async (_, change) => {
      const { time, sandbox, jackpots, runtime } = await overSandbox(0);
      await jackpots();
      change(sandbox);
      await time.advance(90_000);
      expect(await jackpots()).toMatchObject({ source: 'upstream', age_seconds: 0 });
      expect(runtime.client.clock.now()).toBeGreaterThanOrEqual(NOW + 3_600_000);
    },
  );
});

describe('an answer whose body takes three seconds to come', () => {
  it('is three seconds old then, and the clock is not set back by them', async () => {
    const time = virtualTime(NOW);
    const date = () => ({ date: new Date(time.clock()).toUTCString() });
    let finish = () => undefined as unknown;
    const upstream = await startUpstream((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', ...date() }).flushHeaders();
      finish = () => response.end(JSON.stringify(raceBody(3)));
    }, date);
    let came = () => undefined as unknown;
    const runtime = testRuntime(
      upstream.url,
      {},
      {
        clock: time.clock,
        timing: time,
        connect: (origin, maxBytes) =>
          poolTransport(origin, maxBytes, {
            ...time,
            clock: () => {
              came();
              return time.clock();
            },
          }),
      },
    );
    stop = () => Promise.all([runtime.close(), upstream.stop()]);
    await runtime.client.learnTime({ caller: runtime.operator, signal: new AbortController().signal });
    const headers = new Promise<void>((resolve) => {
      came = resolve;
    });
    const asked = callTool(runtime, 'racing_get_race', RACE);
    await headers;
    await time.advance(3_000);
    finish();
    expect((await asked).structuredContent).toMatchObject({ source: 'upstream', age_seconds: 3 });
    expect(runtime.client.clock.skew).toBe(0);
  });
});

describe.each([
  ['behind', 180_000, 1],
  ['ahead of', -180_000, 7],
])('on a computer that is three minutes %s the TAB', (_, skewMs, minutes) => {
  let place: Place;
  async function start(): Promise<void> {
    place = await startPlace({ skewMs });
    stop = () => place.stop();
    place.racing();
  }

  it('a race is as near to its jump as by the TAB’s clock', async () => {
    await start();
    const result = await place.race();
    expect(textOf(result)).toContain(`in ${minutes}m`);
    expect(result.structuredContent).toMatchObject({ age_seconds: 0 });
    expect(place.runtime.client.clock.skew).toBe(-skewMs);
  });

  it('is kept as long as that allows', async () => {
    await start();
    const freshMs = minutes === 1 ? 2_000 : 5_000;
    await place.race();
    await place.time.advance(freshMs - 100);
    expect(sourceOf(await place.race())).toBe('memory');
    await place.time.advance(100);
    expect(sourceOf(await place.race())).toBe('upstream');
  });

  it('its age is that since the TAB answered', async () => {
    await start();
    await place.race();
    place.answering((_, response) => response.destroy());
    await place.time.advance(40_000);
    // Half a second more is waited for the TAB.
    const result = await place.ended(place.race());
    expect(textOf(result)).toMatch(/^OLD PRICES: 41 s old, from 1[34]:\d\d:00/);
  });
});
