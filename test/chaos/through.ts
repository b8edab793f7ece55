import { afterAll, beforeAll, expect, vi } from 'vitest';
import type { FaultInput, Sandbox } from '../../src/sandbox/index.js';
import { startPlace, startWarm } from './place.js';
import { soundResult } from './sound.js';

/** Tests that run side by side, each with a sandbox of its own: as many as vitest lets. */
const LANES = 5;
const free: Sandbox[] = [];
beforeAll(async () => {
  for (let i = 0; i < LANES; i++) free.push(await startWarm(`chaos-${i}`));
});
afterAll(() => Promise.all(free.map((sandbox) => sandbox.stop())));

/** Runs a test on a sandbox that no other uses meanwhile. */
export async function onSandbox(test: (sandbox: Sandbox) => Promise<void>): Promise<void> {
  const sandbox = free.pop();
  if (!sandbox) throw new Error(`more than ${LANES} tests at once`);
  await test(sandbox).finally(() => {
    sandbox.faults.clear();
    free.push(sandbox);
  });
}

/** Waits until the sandbox can be reached, or can't. */
async function untilReachable({ url }: Sandbox, wanted: boolean): Promise<void> {
  await vi.waitFor(async () => {
    const asked = await fetch(`${url}/sandbox/clock`).catch(() => undefined);
    if ((asked !== undefined) !== wanted) throw new Error(`the sandbox ${wanted ? 'is away' : 'is there'}`);
  });
}

/** Calls a tool while the fault strikes, and again when it is over. */
export function through(
  fault: FaultInput,
  kinds: readonly string[],
  tool: string,
  given = {},
): Promise<void> {
  return onSandbox(async (sandbox) => {
    const place = await startPlace(sandbox.url, kinds.includes('timeout') ? 0.4 : 5);
    const { faults } = sandbox;
    faults.add([fault]);
    if (fault.kind === 'outage-refused') await untilReachable(sandbox, false);
    const kind = soundResult(await place.call(tool, given));
    if (kind !== undefined) expect(kinds).toContain(kind);
    expect(faults.list()[0]?.hits).toBeGreaterThan(0);
    faults.clear();
    await untilReachable(sandbox, true);
    expect(soundResult(await place.call(tool, given))).toBeUndefined();
    await place.stop();
  });
}
