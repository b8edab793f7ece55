import { countDrafts } from './count-selections.js';
import { evenLine } from './distribution.js';
import type { Draft, Selection } from './draft.js';
import type { Match, SideName } from './match-types.js';
import type { Outcomes, Range } from './outcomes.js';
import { playerDrafts } from './player-selections.js';
import type { Template } from './templates.js';

const INF = Number.POSITIVE_INFINITY;

const above = (name: string, line: number): Range => ({ name, low: Math.floor(line) + 1, high: INF });
const below = (name: string, line: number): Range => ({ name, low: -INF, high: Math.ceil(line) - 1 });
const signed = (n: number): string => (n > 0 ? `+${n}` : String(n));

/** The two sides, and the condition under which each has the better margin by more than `from` up to `to`. */
function byMargin(name: string, side: 0 | 1, from: number, to: number): Range {
  return side === 0 ? { name, low: from, high: to } : { name, low: -to, high: -from };
}

function bands(limits: readonly number[]): { low: number; high: number; text: string }[] {
  return limits.map((low, i) => {
    const next = limits[i + 1];
    const high = next === undefined ? INF : next - 1;
    return { low, high, text: next === undefined ? `${low}+` : low === high ? `${low}` : `${low}-${high}` };
  });
}

/** Ranges of `width` around a centre: `200 or Less`, `201 to 210`, …, `241 or More`. */
function ranges(centre: number, width: number, count: number): { low: number; high: number; text: string }[] {
  const inner = count - 2;
  const start = Math.max(1, Math.round((centre - (inner * width) / 2) / width) * width + 1);
  const list = [{ low: -INF, high: start - 1, text: `${start - 1} or Less` }];
  for (let i = 0; i < inner; i++) {
    const low = start + i * width;
    const high = low + width - 1;
    list.push({ low, high, text: low === high ? `${low}` : `${low} to ${high}` });
  }
  const top = start + inner * width;
  list.push({ low: top, high: INF, text: `${top} or More` });
  return list;
}

function lineSelections(sides: readonly [SideName, SideName], name: string, line: number): Selection[] {
  return [
    { name: `${sides[0].name} ${signed(line)}`, line: signed(line), ranges: [above(name, -line)] },
    { name: `${sides[1].name} ${signed(-line)}`, line: signed(-line), ranges: [below(name, -line)] },
  ];
}

/** The markets of one row of a table, for a match. `opening` tells what was thought when the market opened: lines stay. */
export function drafts(match: Match, template: Template, opening: Outcomes): Draft[] {
  const { sides } = match;
  const [home, away] = sides;
  const one = (label: string, selections: Selection[], sub = 0): Draft[] => [
    { template, sub, label, selections, oneWinner: true },
  ];
  switch (template.kind) {
    case 'result': {
      const name = `margin@${template.scope}`;
      const list: Selection[] = [
        { name: home.name, position: 'HOME', ranges: [{ name, low: 1, high: INF }] },
        { name: away.name, position: 'AWAY', ranges: [{ name, low: -INF, high: -1 }] },
      ];
      if (template.draw) list.splice(1, 0, { name: 'Draw', ranges: [{ name, low: 0, high: 0 }] });
      return one(template.label, list);
    }
    case 'line': {
      const name = `margin@${template.scope}`;
      const line = -evenLine(opening.of(name)) + (template.move ?? 0);
      return one(`${template.label} ${signed(line)}`, lineSelections(sides, name, line), lineSub(line));
    }
    case 'overUnder': {
      const name = `${template.what}@${template.scope}`;
      const line = evenLine(opening.of(name)) + (template.move ?? 0);
      if (line < 0.5) return [];
      const who =
        template.what === 'home' ? `${home.name} ` : template.what === 'away' ? `${away.name} ` : '';
      const unit = template.unit === undefined ? '' : ` ${template.unit}`;
      return one(
        `${template.label} ${line}`,
        [
          { name: `${who}Over ${line}${unit}`, ranges: [above(name, line)] },
          { name: `${who}Under ${line}${unit}`, ranges: [below(name, line)] },
        ],
        lineSub(line),
      );
    }
    case 'margin': {
      const name = `margin@${template.scope}`;
      const of = (side: 0 | 1): Selection[] =>
        bands(template.bands).map(({ low, high, text }) => ({
          name: `${sides[side].name} by ${text}`,
          ranges: [byMargin(name, side, low, high)],
        }));
      const drawn: Selection[] = template.draw ? [{ name: 'Draw', ranges: [{ name, low: 0, high: 0 }] }] : [];
      return one(template.label, [...of(0).reverse(), ...drawn, ...of(1)]);
    }
    case 'tri': {
      const name = `margin@${template.scope}`;
      const n = template.within;
      return one(template.label, [
        { name: `${home.name} by ${n + 1}+`, ranges: [{ name, low: n + 1, high: INF }] },
        { name: `Either Team By ${n} or Less`, ranges: [{ name, low: -n, high: n }] },
        { name: `${away.name} by ${n + 1}+`, ranges: [{ name, low: -INF, high: -n - 1 }] },
      ]);
    }
    case 'ranges': {
      const name = `${template.what}@${template.scope}`;
      const who =
        template.what === 'home' ? `${home.code} ` : template.what === 'away' ? `${away.code} ` : '';
      return one(
        template.label,
        ranges(opening.of(name).mean, template.width, template.count).map(({ low, high, text }) => ({
          name: `${who}${text} ${template.unit}`.trimEnd(),
          ranges: [{ name, low, high }],
        })),
      );
    }
    case 'resultAndTotal': {
      const margin = `margin@${template.scope}`;
      const total = `total@${template.scope}`;
      const line = template.by === 'line' ? -evenLine(opening.of(margin)) : 0;
      const points = evenLine(opening.of(total));
      const list = ([0, 1] as const).flatMap((side) =>
        (['Over', 'Under'] as const).map((way): Selection => {
          const handicap = side === 0 ? line : -line;
          const text =
            template.by === 'line' ? `${sides[side].joined} ${signed(handicap)}` : sides[side].joined;
          const wins = side === 0 ? above(margin, -line) : below(margin, -line);
          return {
            name: `${text} /${way} ${points}`,
            ranges: [wins, way === 'Over' ? above(total, points) : below(total, points)],
          };
        }),
      );
      return one(template.label, list, lineSub(line + points));
    }
    case 'marginAndTotal': {
      const totals = ranges(opening.of('total@reg').mean, template.width, template.count).reverse();
      const list = ([0, 1] as const).flatMap((side) =>
        bands([1, template.band]).flatMap(({ low, high, text }) =>
          totals.map(
            (t): Selection => ({
              name: `${sides[side].code} by ${text} /${t.text}`,
              ranges: [
                byMargin('margin@full', side, low, high),
                { name: 'total@reg', low: t.low, high: t.high },
              ],
            }),
          ),
        ),
      );
      return one(template.label, list);
    }
    case 'halfFull': {
      const results = (scope: string): { text: string; range: Range }[] => {
        const name = `margin@${scope}`;
        return [
          { text: home.joined, range: { name, low: 1, high: INF } },
          { text: 'Draw', range: { name, low: 0, high: 0 } },
          { text: away.joined, range: { name, low: -INF, high: -1 } },
        ];
      };
      const whole = results(template.draw ? 'reg' : 'full');
      const list = results('h1').flatMap((half) =>
        whole
          .filter(({ text }) => template.draw || text !== 'Draw')
          .map(
            (full): Selection => ({ name: `${half.text} / ${full.text}`, ranges: [half.range, full.range] }),
          ),
      );
      return one(template.label, list);
    }
    case 'halfFullMargin': {
      const both = (scope: string, limit: number): { text: string; range: Range }[] =>
        ([0, 1] as const).flatMap((side) =>
          bands([1, limit]).map(({ low, high, text }) => ({
            text: `${sides[side].code} ${text}`,
            range: byMargin(`margin@${scope}`, side, low, high),
          })),
        );
      const level = { text: 'Tie', range: { name: 'margin@h1', low: 0, high: 0 } };
      return one(
        template.label,
        [...both('h1', template.half), level].flatMap((half) =>
          both('full', template.full).map(
            (full): Selection => ({ name: `${half.text} / ${full.text}`, ranges: [half.range, full.range] }),
          ),
        ),
      );
    }
    case 'pickLine': {
      const centre = -evenLine(opening.of('margin@full'));
      const list = steps(centre, template.step, template.count).flatMap((line) =>
        lineSelections(sides, 'margin@full', line).map(({ name, ranges: of }) => ({ name, ranges: of })),
      );
      return [{ template, sub: 0, label: template.label, selections: list, oneWinner: false }];
    }
    case 'pickTotal': {
      const centre = evenLine(opening.of('total@reg'));
      const list = steps(centre, template.step, template.count)
        .filter((line) => line > 0)
        .flatMap((line): Selection[] => [
          { name: `Over ${line}`, ranges: [above('total@reg', line)] },
          { name: `Under ${line}`, ranges: [below('total@reg', line)] },
        ]);
      return [{ template, sub: 0, label: template.label, selections: list, oneWinner: false }];
    }
    case 'oddEven': {
      const name = template.of === undefined ? 'odd' : `odd:${template.of}`;
      return one(template.label, [
        { name: 'Odd', ranges: [{ name, low: 1, high: 1 }] },
        { name: 'Even', ranges: [{ name, low: 0, high: 0 }] },
      ]);
    }
    case 'halvesWon': {
      const selections = sides.map(
        (side, i): Selection => ({
          name: side.name,
          ranges: [{ name: `halvesWon:${i === 0 ? 'home' : 'away'}`, low: template.least, high: 2 }],
        }),
      );
      return [{ template, sub: 0, label: template.label, selections, oneWinner: false }];
    }
    case 'highestHalf':
      return one(template.label, [
        { name: '1st Half', ranges: [{ name: 'halves', low: 1, high: INF }] },
        { name: '2nd Half', ranges: [{ name: 'halves', low: -INF, high: -1 }] },
        { name: 'Tie', ranges: [{ name: 'halves', low: 0, high: 0 }] },
      ]);
    case 'scores': {
      const most = template.most;
      const name = `score:${most}`;
      const list: Selection[] = [];
      for (let h = 0; h <= most; h++) {
        for (let a = 0; a <= most; a++) {
          const text =
            h === a ? `Draw ${h}-${a}` : h > a ? `${home.name} ${h}-${a}` : `${away.name} ${a}-${h}`;
          const index = h * (most + 1) + a;
          list.push({ name: text, ranges: [{ name, low: index, high: index }] });
        }
      }
      const other = (most + 1) ** 2;
      list.push({ name: 'Any Other Score', ranges: [{ name, low: other, high: other }] });
      return one(template.label, list);
    }
    case 'bothScore':
      return one(template.label, [
        { name: 'Yes', ranges: [{ name: 'bothScore', low: 1, high: 1 }] },
        { name: 'No', ranges: [{ name: 'bothScore', low: 0, high: 0 }] },
      ]);
    case 'legScore': {
      const list = ([0, 1] as const).flatMap((side) =>
        Array.from({ length: template.target }, (_, lost): Selection => {
          const margin = template.target - lost;
          return {
            name: `${sides[side].name} ${template.target}-${lost}`,
            ranges: [byMargin('margin@full', side, margin, margin)],
          };
        }),
      );
      return one(template.label, list);
    }
    case 'toss':
      return one(template.label, [
        { name: home.name, ranges: [{ name: 'toss', low: 1, high: 1 }] },
        { name: away.name, ranges: [{ name: 'toss', low: 0, high: 0 }] },
      ]);
    default:
      return countDrafts(match, template, opening) ?? playerDrafts(match, template, opening);
  }
}

/** A number for a line that no other line near it has. */
function lineSub(line: number): number {
  return ((Math.round(line * 2) % 30) + 30) % 30;
}

function steps(centre: number, step: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => centre + (i - (count - 1) / 2) * step).map(
    (line) => Math.floor(line) + 0.5,
  );
}
