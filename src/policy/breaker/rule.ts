/** What a judge says of a call's end: `ignore` for what says nothing about the upstream's health. */
export type Health = 'success' | 'failure' | 'ignore';

/** When a closed breaker opens. A rule keeps its own count of what it was told. */
export interface BreakerRule {
  /** Takes in a success. */
  success(route: string, now: number): void;
  /** Takes in a failure; true when the breaker should open. */
  failure(route: string, now: number): boolean;
  /** Forgets everything. */
  reset(): void;
}

/** Opens when any of the rules says so; each is told everything. */
export function anyRule(...rules: readonly BreakerRule[]): BreakerRule {
  return {
    success: (route, now) => {
      for (const rule of rules) rule.success(route, now);
    },
    failure: (route, now) => rules.map((rule) => rule.failure(route, now)).includes(true),
    reset: () => {
      for (const rule of rules) rule.reset();
    },
  };
}
