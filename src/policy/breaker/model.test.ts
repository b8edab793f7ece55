import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BreakerOpenError } from '../errors.js';
import { type Deferred, deferred } from '../virtual-time.testing.js';
import { circuitBreaker } from './breaker.js';
import type { Health } from './rule.js';

/** The breaker as its description says it, written as plainly as can be: a list of everything that happened. */
class Model {
  state: 'closed' | 'open' | 'half-open' = 'closed';
  openedAt = 0;
  openMs = 5000;
  /** When the trial under way began. */
  trialSince: number | undefined;
  /** Trials that passed while another had not ended within the time open. */
  replaced = 0;
  trialsWell = 0;
  /** Calls that ended since it last closed. */
  past: { at: number; route: string; failed: boolean }[] = [];
  /** For each call under way, how often the state had changed when it began. */
  readonly began = new Map<number, number>();
  changes = 0;

  begin(id: number, now: number): boolean {
    if (this.state === 'open' && now >= this.openedAt + this.openMs) {
      this.to('half-open');
      this.trialSince = undefined;
      this.trialsWell = 0;
    }
    if (this.state === 'open') return false;
    if (this.state === 'half-open') {
      if (this.trialSince !== undefined) {
        if (now - this.trialSince < this.openMs) return false;
        this.replaced++;
      }
      this.trialSince = now;
    }
    this.began.set(id, this.changes);
    return true;
  }

  end(id: number, route: string, health: Health, now: number): void {
    if (this.began.get(id) !== this.changes) return;
    if (this.state === 'half-open') {
      this.trialSince = undefined;
      if (health === 'failure') {
        this.openMs = Math.min(60_000, this.openMs * 2);
        this.openedAt = now;
        this.to('open');
      } else if (health === 'success' && ++this.trialsWell === 2) {
        this.openMs = 5000;
        this.past = [];
        this.to('closed');
      }
      return;
    }
    if (health === 'ignore') return;
    this.past.push({ at: now, route, failed: health === 'failure' });
    if (health === 'failure' && (this.tooManyFail(now) || this.allFailInARow())) {
      this.openedAt = now;
      this.to('open');
    }
  }

  private tooManyFail(now: number): boolean {
    const second = (at: number) => Math.floor(at / 1000);
    const recent = this.past.filter(({ at }) => second(at) > second(now) - 10);
    const failed = recent.filter((call) => call.failed);
    const of = (calls: typeof recent, route: string) => calls.filter((call) => call.route === route).length;
    const worst = [...new Set(recent.map(({ route }) => route))].sort(
      (a, b) => of(failed, b) - of(failed, a) || of(recent, b) - of(recent, a),
    )[0];
    const others = failed.filter(({ route }) => route !== worst).length;
    return (
      recent.length >= 20 &&
      failed.length / recent.length >= 0.5 &&
      others > 0 &&
      others / recent.filter(({ route }) => route !== worst).length >= 0.5
    );
  }

  private allFailInARow(): boolean {
    const row: typeof this.past = [];
    for (const call of this.past.toReversed()) {
      const next = row.at(-1);
      if (!call.failed || (next && next.at - call.at >= 10_000)) break;
      row.push(call);
    }
    return row.length >= 10 && new Set(row.map(({ route }) => route)).size >= 2;
  }

  private to(state: Model['state']): void {
    this.state = state;
    this.changes++;
  }
}

type Step =
  | { kind: 'begin'; route: string }
  | { kind: 'end'; which: number; health: Health }
  /** Whole calls that all end alike. */
  | { kind: 'many'; times: number; health: Health; routes: readonly string[] }
  | { kind: 'pass'; milliseconds: number }
  | { kind: 'reset' };

const route = fc.constantFrom('meetings', 'race', 'form');
const health = fc.constantFrom<Health>('success', 'failure', 'failure', 'ignore');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 30, arbitrary: route.map((name): Step => ({ kind: 'begin', route: name })) },
  {
    weight: 40,
    arbitrary: fc.record({ kind: fc.constant('end'), which: fc.nat(20), health }),
  },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('many'),
      times: fc.integer({ min: 1, max: 20 }),
      health: fc.constantFrom<Health>('success', 'failure', 'failure'),
      routes: fc.array(route, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('pass'),
      milliseconds: fc.oneof(fc.nat(900), fc.nat(12_000), fc.nat(70_000)),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'reset' }) },
);

describe('a circuit breaker, over any history', () => {
  it('does what its description says', async () => {
    let opened = 0;
    let closedAgain = 0;
    let replaced = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 80 }), async (steps) => {
        let now = 100_000;
        let model = new Model();
        let nextId = 0;
        const breaker = circuitBreaker<Health>({
          name: 'api',
          clock: () => now,
          judge: (outcome) => (outcome.kind === 'value' ? outcome.value : 'failure'),
          onChange: (state) => {
            if (state === 'open') opened++;
            if (state === 'closed') closedAgain++;
          },
        });
        const underWay: { id: number; route: string; end: Deferred<Health>; call: Promise<unknown> }[] = [];

        const begin = async (name: string) => {
          const id = nextId++;
          const end = deferred<Health>();
          let ran = false;
          const call = breaker
            .execute(
              () => {
                ran = true;
                return end.promise;
              },
              { route: name },
            )
            .catch((error: unknown) => error);
          const admitted = model.begin(id, now);
          expect(ran).toBe(admitted);
          if (admitted) underWay.push({ id, route: name, end, call });
          else {
            const refused = await call;
            expect(refused).toBeInstanceOf(BreakerOpenError);
            const { retryAt } = refused as BreakerOpenError;
            expect(retryAt).toBe(model.state === 'open' ? model.openedAt + model.openMs : now + 1000);
          }
          return admitted;
        };
        const finish = async (which: number, how: Health) => {
          const [ended] = underWay.splice(which, 1);
          if (!ended) return;
          ended.end.resolve(how);
          await ended.call;
          model.end(ended.id, ended.route, how, now);
        };

        for (const each of steps) {
          if (each.kind === 'begin') await begin(each.route);
          else if (each.kind === 'end') await finish(each.which % Math.max(1, underWay.length), each.health);
          else if (each.kind === 'pass') now += each.milliseconds;
          else if (each.kind === 'many') {
            for (let i = 0; i < each.times; i++) {
              const admitted = await begin(each.routes[i % each.routes.length]!);
              if (admitted) await finish(underWay.length - 1, each.health);
            }
          } else {
            breaker.reset();
            replaced += model.replaced;
            const { changes } = model;
            model = new Model();
            // Those under way no longer count.
            model.changes = changes + 1;
          }
          const stats = breaker.stats();
          expect(stats.state).toBe(model.state);
          expect(stats.openedAt).toBe(model.state === 'closed' ? undefined : model.openedAt);
        }
        replaced += model.replaced;
      }),
      { numRuns: 200 },
    );
    // The histories must reach what they are to prove.
    expect(opened).toBeGreaterThan(100);
    expect(closedAgain).toBeGreaterThan(20);
    expect(replaced).toBeGreaterThan(5);
  });
});
