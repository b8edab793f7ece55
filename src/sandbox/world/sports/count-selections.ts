import { evenLine } from './distribution.js';
import type { Draft, Selection } from './draft.js';
import type { Match, SideName } from './match-types.js';
import type { Outcomes, Range } from './outcomes.js';
import type { Template } from './templates.js';

const INF = Number.POSITIVE_INFINITY;
const SIDES = ['home', 'away'] as const;

/** What a count market is about: a side or the whole match. */
interface About {
  /** Name of the number among the outcomes. */
  name: string;
  /** 0 for the match, else 1 + the side. */
  place: number;
  /** Begins names of selections: `Bri `. */
  who: string;
  /** Begins the market's label: `Brisbane `. */
  whose: string;
}

const code = ({ code: letters }: SideName): string => letters.charAt(0) + letters.slice(1).toLowerCase();

/** A number of one side or of both, by what it counts: `wicket1`, `sum:sixes`, `score`. */
function numberName(number: string, side: string): string {
  if (number === 'score') return `${side === 'both' ? 'total' : side}@reg`;
  return number.includes(':') ? `${number}:${side}` : `${number}#${side}`;
}

function abouts(
  match: Match,
  { number, by, only }: { number: string; by: 'side' | 'match'; only?: 'home' | 'away' },
): About[] {
  if (by === 'match') return [{ name: numberName(number, 'both'), place: 0, who: '', whose: '' }];
  return SIDES.map((side, i) => {
    const own = match.sides[i] as SideName;
    return { name: numberName(number, side), place: i + 1, who: `${code(own)} `, whose: `${own.joined} ` };
  }).filter(({ place }) => only === undefined || place === (only === 'home' ? 1 : 2));
}

const from = (name: string, low: number): Range => ({ name, low, high: INF });
const upTo = (name: string, high: number): Range => ({ name, low: -INF, high });

/** Keeps the markets of one row apart: below 40, of the match or of its sides. */
function subOf({ place }: About, step: number): number {
  const within = ((Math.floor(step) % 13) + 13) % 13;
  return place * 13 + within;
}

/** Ranges of `width` around the middle: `9 or Less`, `10 to 12`, `13 or More`. */
function bands(centre: number, width: number, count: number): { low: number; high: number; text: string }[] {
  const inner = count - 2;
  const start = Math.max(1, Math.round(centre - (inner * width) / 2));
  const middle = Array.from({ length: inner }, (_, i) => {
    const low = start + i * width;
    const high = low + width - 1;
    return { low, high, text: low === high ? `${low}` : `${low} to ${high}` };
  });
  const top = start + inner * width;
  return [
    { low: -INF, high: start - 1, text: `${start - 1} or Less` },
    ...middle,
    { low: top, high: INF, text: `${top} or More` },
  ];
}

/** The markets about what a side or a match comes to, of one row of a table; undefined for a row of another kind. */
export function countDrafts(match: Match, template: Template, opening: Outcomes): Draft[] | undefined {
  switch (template.kind) {
    case 'countLine':
      return abouts(match, template).flatMap((about) =>
        (template.moves ?? [0]).flatMap((move): Draft[] => {
          const line = evenLine(opening.of(about.name)) + move;
          if (line < 0.5) return [];
          const end = template.unit === '' ? '' : ` ${template.unit}`;
          const selections = [
            { name: `${about.who}Over ${line}${end}`, ranges: [from(about.name, line + 0.5)] },
            { name: `${about.who}Under ${line}${end}`, ranges: [upTo(about.name, line - 0.5)] },
          ];
          return [
            {
              template,
              sub: subOf(about, line),
              label: `${about.whose}${template.label} ${line}`,
              selections,
              oneWinner: true,
            },
          ];
        }),
      );
    case 'countThreeWay':
      return abouts(match, template).map((about) => {
        const { width, unit } = template;
        const low = Math.floor(opening.of(about.name).mean / width) * width;
        const high = low + width;
        const selections = [
          { name: `${about.who}Over ${high} ${unit}`, ranges: [from(about.name, high + 1)] },
          { name: `${about.who}Between ${low}-${high} ${unit}`, ranges: [{ name: about.name, low, high }] },
          { name: `${about.who}Under ${low} ${unit}`, ranges: [upTo(about.name, low - 1)] },
        ];
        return {
          template,
          sub: subOf(about, low / width),
          label: `${about.whose}${template.label}${low}-${high}`,
          selections,
          oneWinner: true,
        };
      });
    case 'countRanges':
      return abouts(match, template).map((about) => ({
        template,
        sub: subOf(about, 0),
        label: `${about.whose}${template.label}`,
        oneWinner: true,
        selections: bands(opening.of(about.name).mean, template.width, template.count).map(
          ({ low, high, text }): Selection => ({
            name: `${about.who}${text} ${template.unit}`,
            ranges: [{ name: about.name, low, high }],
          }),
        ),
      }));
    case 'countLadder':
      return abouts(match, template).map((about) => ({
        template,
        sub: subOf(about, 0),
        label: `${about.whose}${template.label}`,
        oneWinner: false,
        selections: ladder(template, opening.of(about.name).mean).map(
          (at): Selection => ({
            name: `${about.who}${at}+ ${template.unit}`,
            ranges: [from(about.name, at)],
          }),
        ),
      }));
    case 'countLeader': {
      const name = `lead:${template.number}`;
      const [home, away] = match.sides;
      const selections: Selection[] = [
        { name: home.name, ranges: [{ name, low: 1, high: 1 }] },
        { name: away.name, ranges: [{ name, low: -1, high: -1 }] },
      ];
      if (template.level !== undefined) {
        selections.splice(1, 0, { name: template.level, ranges: [{ name, low: 0, high: 0 }] });
      }
      return [{ template, sub: 0, label: template.label, selections, oneWinner: template.single !== true }];
    }
    case 'sideWords':
      return abouts(match, { number: template.number, by: 'side' }).map((about) => ({
        template,
        sub: subOf(about, 0),
        label: `${about.whose}${template.label}`,
        oneWinner: true,
        selections: template.words.map(
          (word, i): Selection => ({
            name: word,
            ranges: [{ name: about.name, low: i, high: i }],
          }),
        ),
      }));
    default:
      return undefined;
  }
}

function ladder(
  {
    steps,
    step = 1,
    count = 5,
    below = 2,
  }: { steps?: readonly number[]; step?: number; count?: number; below?: number },
  mean: number,
): readonly number[] {
  if (steps) return steps;
  const middle = Math.round(mean / step) * step;
  return Array.from({ length: count }, (_, i) => middle + (i - below) * step).filter((at) => at > 0);
}
