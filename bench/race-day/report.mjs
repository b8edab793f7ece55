const percent = (share) => `${(100 * share).toFixed(2)} %`;

/** Rows with their columns below one another; the first column is of words. */
function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => String(row[column]).length)));
  const cell = (value, column) =>
    column === 0 ? String(value).padEnd(widths[0]) : String(value).padStart(widths[column]);
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n');
}

/** Off and on beside each other, with the targets. */
export function comparisonText(told, quick) {
  const { failures_down, mean_down, hit_rate, error_rate_on, p95_ms_on, max_staleness_violation_ms } = told;
  const targets = [
    ['', 'is', 'target', ''],
    ['failures down', percent(failures_down), '≥ 95 %', failures_down >= 0.95],
    ['mean latency down', percent(mean_down), '≥ 80 %', mean_down >= 0.8],
    ['hits', percent(hit_rate), '≥ 85 %', hit_rate >= 0.85],
    ['errors', percent(error_rate_on), '< 0.2 %', error_rate_on < 0.002],
    ['p95', `${p95_ms_on} ms`, '< 200 ms', p95_ms_on < 200],
    ['beyond its age', `${max_staleness_violation_ms} ms`, '≤ 0 ms', max_staleness_violation_ms <= 0],
  ].map((row) => [...row.slice(0, 3), quick || row[3] === '' ? '' : row[3] ? 'met' : 'MISSED']);
  return `${told.asked} asked, ${told.answers_checked} answers checked${quick ? '; too short to mean anything' : ''}

${table([
  ['', 'off', 'on'],
  ['failures', told.failures_off, told.failures_on],
  ['mean ms', told.mean_ms_off, told.mean_ms_on],
  ['p95 ms', told.p95_ms_off, told.p95_ms_on],
  ['requests upstream', told.upstream_calls_off, told.upstream_calls_on],
])}

${table(targets)}
`;
}

/** Where a run's answers and failures came from. */
export function causesText(name, { byTopic, causes }) {
  const columns = ['hits', 'renewing', 'joined', 'began', 'stale', 'failed'];
  const rows = Object.entries(byTopic).map(([topic, counts]) => [
    topic,
    counts.asked,
    ...columns.map((column) => counts[column]),
  ]);
  const failures = Object.entries(causes).map(([cause, count]) => [cause, count]);
  const list = failures.length > 0 ? `\n${table(failures)}\n` : '';
  return `How it was answered, ${name}\n${table([['', 'asked', ...columns], ...rows])}\n${list}`;
}

/** A line for each run. */
export function ablationText(figures) {
  return table([
    ['', 'failures', 'mean ms', 'p95 ms', 'p99 ms', 'hits', 'joined', 'stale', 'requests'],
    ...Object.entries(figures).map(([name, one]) => [
      name,
      one.failures,
      one.mean_ms,
      one.p95_ms,
      one.p99_ms,
      percent(one.hit_rate),
      percent(one.joined_rate),
      percent(one.stale_rate),
      one.upstream_calls,
    ]),
  ]);
}
