import { createServer } from 'node:http';
import { createServer as createPlain } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Door, openDoor } from '../http/door.js';
import { random } from '../world/random.js';
import { type ArmedFault, armFault, effectOf } from './choose.js';
import { ask } from './client.testing.js';
import { type Refusal, watchRefusal } from './refusal.js';
import { readScenario } from './scenario.js';

const START = Date.parse('2026-11-24T02:00:00Z');
const END = START + 60_000;

let now: number;
let faults: ArmedFault[];
let door: Door;
let refusal: Refusal;
beforeEach(async () => {
  now = START - 1;
  const [from, until] = [START, END].map((time) => new Date(time).toISOString());
  faults = readScenario({ faults: [{ kind: 'outage-refused', from, until }] }).map(armFault);
  door = await openDoor(
    createServer((_, response) => response.end('here')),
    0,
    '127.0.0.1',
  );
  refusal = watchRefusal(
    () => faults,
    () => now,
    door,
  );
});
afterEach(async () => {
  refusal.stop();
  await door.stop();
});

const seen = async () => {
  const { body, failed } = await ask(`http://127.0.0.1:${door.port}/`);
  return failed ?? body;
};
async function at(time: number): Promise<string> {
  now = time;
  await refusal.look();
  return seen();
}

describe('the refusal of connections', () => {
  it('lasts for the window, and counts it once', async () => {
    const times = [START - 1, START, START + 1, END - 1, END];
    const answers: string[] = [];
    for (const time of times) answers.push(await at(time));
    expect(answers).toEqual(['here', 'ECONNREFUSED', 'ECONNREFUSED', 'ECONNREFUSED', 'here']);
    expect(faults[0]?.hits).toBe(1);
  });

  it('begins and ends by itself once it was woken', async () => {
    refusal.wake();
    now = START;
    await expect.poll(seen).toBe('ECONNREFUSED');
    now = END;
    await expect.poll(seen).toBe('here');
  });

  it('ends when the fault is taken away', async () => {
    expect(await at(START)).toBe('ECONNREFUSED');
    faults = [];
    expect(await at(START)).toBe('here');
  });

  it('goes on while another program has the port, and ends when that is gone', async () => {
    await at(START);
    const other = createPlain((socket) => socket.destroy());
    await new Promise<void>((resolve) => other.listen(door.port, '127.0.0.1', resolve));
    expect(await at(END)).not.toBe('here');
    await new Promise((resolve) => other.close(resolve));
    await expect.poll(seen).toBe('here');
  });

  it('leaves a door shut that was stopped meanwhile', async () => {
    await at(START);
    refusal.stop();
    await door.stop();
    refusal.wake();
    expect(await at(END)).toBe('ECONNREFUSED');
  });

  it('resets what comes in before the door is shut', () => {
    const [fault] = faults;
    const request = { method: 'GET', path: '/', headers: {} };
    const choice = fault ? { fault } : {};
    expect(effectOf(choice, { request, now, random: random('s') })).toEqual({ delivery: { how: 'reset' } });
  });
});
