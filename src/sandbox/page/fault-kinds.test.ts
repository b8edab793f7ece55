import { describe, expect, it } from 'vitest';
import { KINDS } from '../faults/kinds.js';
import { readScenario } from '../faults/scenario.js';
import { pageModule } from './assets.testing.js';

interface Offered {
  kind: string;
  says: string;
  everything?: boolean;
  own?: { name: string; value: unknown; values?: unknown[] }[];
}

interface FaultKinds {
  FAULT_KINDS: Offered[];
  ROUTES: string[];
  faultOf(
    offered: Offered,
    form: { route: string; rate: number; times: number | undefined; own: Record<string, unknown> },
    now: number,
  ): Record<string, unknown>;
}

const { FAULT_KINDS, ROUTES, faultOf } = await pageModule<FaultKinds>('fault-kinds.js');
const NOW = Date.parse('2026-11-24T03:02:00Z');
const shownBy = ({ own = [] }: Offered) => Object.fromEntries(own.map(({ name, value }) => [name, value]));

describe('the form for a fault', () => {
  it('offers every kind and no other, each with what it does', () => {
    expect(FAULT_KINDS.map(({ kind }) => kind)).toEqual(Object.keys(KINDS));
    for (const { says } of FAULT_KINDS) expect(says).toMatch(/^[A-Z0-9].*\.$/);
  });

  it.each(FAULT_KINDS)('describes a $kind that the sandbox accepts', (offered) => {
    for (const route of ROUTES) {
      for (const times of [undefined, 3]) {
        const fault = faultOf(offered, { route, rate: 25, times, own: shownBy(offered) }, NOW);
        const [read] = readScenario({ faults: [fault] });
        expect(read).toMatchObject(
          offered.everything ? { kind: offered.kind } : { kind: offered.kind, route, rate: 0.25 },
        );
      }
    }
  });

  it('describes every choice of a kind that the sandbox accepts', () => {
    for (const offered of FAULT_KINDS) {
      for (const { name, values = [] } of offered.own ?? []) {
        for (const value of values) {
          const own = { ...shownBy(offered), [name]: String(value), member: 'races' };
          const fault = faultOf(offered, { route: '*', rate: 100, times: undefined, own }, NOW);
          expect(readScenario({ faults: [fault] })).toHaveLength(1);
        }
      }
    }
  });

  it('ends an outage by the world’s clock', () => {
    const outage = FAULT_KINDS.find(({ kind }) => kind === 'outage-refused');
    if (!outage) throw new Error('no such kind');
    const form = { route: '*', rate: 100, times: undefined, own: { seconds: 15 } };
    expect(faultOf(outage, form, NOW)).toEqual({ kind: 'outage-refused', until: '2026-11-24T03:02:15.000Z' });
  });
});
