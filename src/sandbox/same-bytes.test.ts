import { afterAll, describe, expect, it } from 'vitest';
import { createRouter } from './http/router.js';
import { startSandbox } from './index.js';
import { readRoutes } from './read-routes.js';
import { random } from './world/random.js';
import { createWorld } from './world/world.js';

const SEED = 'same-bytes';
const AT = Date.parse('2026-11-24T03:00:00Z');
const DAY = '2026-11-24';
const RACING = '/v1/tab-info-service/racing';

const sandbox = await startSandbox({ seed: SEED, at: AT, speed: 0 });
afterAll(() => sandbox.stop());

/** The answer made anew by a world of the same seed that keeps no answers. */
const route = createRouter(readRoutes(createWorld(SEED)));
function made(path: string, now: number): string {
  const url = new URL(path, sandbox.url);
  const found = route('GET', url.pathname);
  const reply = found?.route.handle({
    params: found.params,
    query: url.searchParams,
    headers: {},
    body: '',
    now,
    origin: url.origin,
  });
  return JSON.stringify(reply?.body);
}

const races = sandbox.world.racing
  .day(DAY)
  .meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly)
  .flatMap((meeting) => meeting.races);
const soon = races.filter(({ advertised }) => Math.abs(advertised - AT) < 3_600_000);
const pathOf = ({ meeting, number }: (typeof races)[number]): string =>
  `${RACING}/dates/${DAY}/meetings/${meeting.code}/${meeting.mnemonic}/races/${number}`;

describe('a sandbox that keeps its answers', () => {
  it('sends what one that makes them anew would, wherever its clock jumps', async () => {
    const draw = random(SEED, 'jumps');
    const few = draw.shuffle(soon).slice(0, 3);
    const paths = [
      ...few.map(pathOf),
      `${RACING}/next-to-go/races`,
      `${RACING}/dates/${DAY}/meetings/${few[0]?.meeting.code}/${few[0]?.meeting.mnemonic}/races`,
    ];
    // Around every change of a state, some steps on and back, and anywhere else.
    const moments = few.flatMap(({ times }) => [times.closed, times.interim, times.paying, times.jump]);
    for (let step = 0; step < 100; step++) {
      const { clock } = sandbox;
      const leap = draw.int(0, 4);
      if (leap === 0) clock.jump(draw.pick(moments) + draw.int(-1, 1));
      else if (leap === 1) clock.jump(AT + draw.int(-20, 20) * 3_600_000);
      else clock.step(draw.int(-3_000, 10_000));
      const path = `${draw.pick(paths)}?jurisdiction=${draw.pick(['NSW', 'VIC'])}`;
      const told = await (await fetch(sandbox.url + path)).text();
      if (told !== made(path, clock.now()))
        throw new Error(`${path} at ${new Date(clock.now()).toISOString()}`);
    }
    expect(few).toHaveLength(3);
  });
});
