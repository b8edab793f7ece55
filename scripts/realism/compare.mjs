// Holds our figures to the published ones.
//
// A row holds when it lies within 3 standard errors of the difference, where the published value has one (or is a share
// of a known number, from which it follows), and else within 10 % of the value. Of a share 10 % is always enough.
// Logarithms of ratios are held as the ratios they stand for: 10 % of the ratio. A point of a distribution that was
// published from few is told apart (`chance`) where samples as small as the published one and ours put points so far apart within 3 standard errors.

const LEAST = 30;
const TENTH = 0.1;

const errorOf = (p, n) => (n > 0 ? Math.sqrt(Math.max(p * (1 - p), 1 / n) / n) : 0);

function readRow(row) {
  const [value, se = null, n = null] = Array.isArray(row) ? row : [row];
  return { value, se: se ?? (n === null ? null : errorOf(value, n)), share: n !== null };
}

/** How far off one of our figures may be. */
function allowed(published, ours, log) {
  if (published.se !== null) {
    const own = ours.se ?? (ours.share ? errorOf(published.value, ours.n) : 0);
    const errors = 3 * Math.hypot(published.se, own);
    return published.share ? Math.max(errors, TENTH * Math.abs(published.value)) : errors;
  }
  return log ? Math.log(1 + TENTH) : TENTH * Math.abs(published.value);
}

const matches = (pattern, id) => (pattern instanceof RegExp ? pattern.test(id) : pattern === id);

/** Every published row beside ours: `holds`, `chance`, `exception`, `off`, `too few` to say, or `missing`. */
export function compare(published, figures, exceptions) {
  const rows = [];
  for (const { group, rows: wanted, log = false, source, samples } of published.groups) {
    const figure = figures[group];
    if (!figure) continue;
    const ours = figure();
    for (const [name, row] of Object.entries(wanted)) {
      const id = `${group} · ${name}`;
      const there = readRow(row);
      const here = ours[name];
      const compared = {
        group,
        name,
        source,
        published: there.value,
        se: there.se,
        ours: here?.value ?? null,
        n: here?.n ?? 0,
      };
      rows.push({
        ...compared,
        ...judge(id, { ...there, samples: samplesOf(samples, name) }, here, log, exceptions),
      });
    }
  }
  return rows;
}

function judge(id, there, here, log, exceptions) {
  if (!here || !Number.isFinite(here.value)) {
    const found = reasonOf(id, exceptions);
    return { verdict: found.reason ? 'exception' : 'missing', ...found };
  }
  if (here.n < LEAST) return { verdict: 'too few' };
  const limit = allowed(there, here, log);
  if (Math.abs(here.value - there.value) <= limit + 1e-9) return { verdict: 'holds', limit };
  if (byChance(there, here)) return { verdict: 'chance', limit };
  const found = reasonOf(id, exceptions);
  return { verdict: found.reason ? 'exception' : 'off', limit, ...found };
}

/** How many a published point rests on: of the whole group, or of the rows that begin alike. */
function samplesOf(samples, name) {
  return typeof samples === 'object' ? samples[name.split(':')[0]] : samples;
}

/** True when samples as small as the published one and ours would often put the points that far apart. */
function byChance({ value, samples }, { at, point, n }) {
  if (at === undefined || samples === undefined) return false;
  const reach = 3 * Math.sqrt(point * (1 - point) * (1 / samples + 1 / n));
  return value >= at(Math.max(0, point - reach)) && value <= at(Math.min(1, point + reach));
}

function reasonOf(id, exceptions) {
  const found = exceptions.find(({ rows }) => matches(rows, id));
  return found ? { reason: found.reason } : {};
}

/** How many rows of each verdict. */
export function tally(rows) {
  const counts = { holds: 0, chance: 0, exception: 0, off: 0, 'too few': 0, missing: 0 };
  for (const { verdict } of rows) counts[verdict] += 1;
  return counts;
}
