const rounded = (value, digits) => Number(value.toFixed(digits));
const share = (part, whole) => rounded(part / whole, 5);
const nth = (sorted, part) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];

/** What a run came to, in figures. Shares are of everything asked; failures are errors that the input did not cause. */
export function figuresOf({ byTopic, waits, checked, refused, requests, oldest }) {
  const sum = (name) => Object.values(byTopic).reduce((all, counts) => all + counts[name], 0);
  const asked = sum('asked');
  return {
    asked,
    answers: checked,
    refused_inputs: refused,
    failures: sum('failed'),
    mean_ms: rounded(waits.reduce((all, wait) => all + wait, 0) / asked, 2),
    p95_ms: nth(waits, 0.95),
    p99_ms: nth(waits, 0.99),
    hit_rate: share(sum('hits'), asked),
    renewing_rate: share(sum('renewing'), asked),
    joined_rate: share(sum('joined'), asked),
    stale_rate: share(sum('stale'), asked),
    upstream_calls: requests,
    ...(Number.isFinite(oldest) ? { max_staleness_violation_ms: oldest } : {}),
  };
}

/** The one object that tells off and on beside each other. */
export function comparison(off, on) {
  return {
    asked: on.asked,
    failures_off: off.failures,
    failures_on: on.failures,
    mean_ms_off: off.mean_ms,
    mean_ms_on: on.mean_ms,
    p95_ms_off: off.p95_ms,
    p95_ms_on: on.p95_ms,
    hit_rate: on.hit_rate,
    joined_rate: on.joined_rate,
    renewing_rate: on.renewing_rate,
    stale_rate: on.stale_rate,
    upstream_calls_off: off.upstream_calls,
    upstream_calls_on: on.upstream_calls,
    max_staleness_violation_ms: on.max_staleness_violation_ms,
    answers_checked: on.answers,
    failures_down: share(off.failures - on.failures, off.failures),
    mean_down: share(off.mean_ms - on.mean_ms, off.mean_ms),
    error_rate_on: share(on.failures, on.asked),
  };
}
