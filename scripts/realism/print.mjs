// The comparison in words for a terminal.

const figure = (x) => {
  if (x === null || !Number.isFinite(x)) return '-';
  const size = Math.abs(x);
  if (size >= 1000) return Math.round(x).toString();
  return size >= 100 ? x.toFixed(0) : size >= 10 ? x.toFixed(1) : size >= 1 ? x.toFixed(2) : x.toFixed(3);
};

const SIGN = { holds: ' ', chance: '≈', exception: '~', off: '✗', 'too few': '·', missing: '?' };

/** One line for each group, and below it the rows that do not hold (all rows when `all`). */
export function printed(rows, counts, all) {
  const lines = [];
  for (const group of [...new Set(rows.map((row) => row.group))]) {
    const own = rows.filter((row) => row.group === group);
    const held = own.filter(({ verdict }) => verdict === 'holds').length;
    const judged = own.filter(({ verdict }) => verdict !== 'too few').length;
    lines.push(`${group} [${own[0].source}]: ${held} of ${judged} hold`);
    for (const { name, published, se, ours, n, verdict } of own) {
      if (!all && ['holds', 'chance', 'too few'].includes(verdict)) continue;
      const error = se === null ? '' : ` ± ${figure(se)}`;
      lines.push(
        `  ${SIGN[verdict]} ${name.padEnd(34)} ${figure(ours).padStart(9)} published ${figure(published)}${error} (n ${n})`,
      );
    }
  }
  const reasons = new Map();
  for (const { reason } of rows.filter(({ verdict }) => verdict === 'exception'))
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  if (reasons.size > 0) lines.push('', 'Exceptions (~):');
  for (const [reason, count] of reasons) lines.push(`  ${count} × ${reason}`);
  const { holds, chance, exception, off, missing } = counts;
  lines.push(
    '',
    `${holds} rows hold, ${chance} more within what so small a published sample allows (≈), ${exception} are exceptions, ${off} are off, ${missing} are missing, ${counts['too few']} rest on too few to say.`,
  );
  return lines.join('\n');
}
