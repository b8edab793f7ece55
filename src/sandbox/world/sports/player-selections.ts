import { evenLine } from './distribution.js';
import type { Draft, Selection } from './draft.js';
import type { Match } from './match-types.js';
import type { Outcomes } from './outcomes.js';
import { expectedCount } from './players.js';
import type { Template } from './templates.js';

const SIDE_NAMES = ['home', 'away'] as const;

/** A player of the match with the name of one of his counts. */
interface Counted {
  name: string;
  full: string;
  short: string;
  /** Place among all players of the match: home first. */
  place: number;
  expected: number;
}

/** Every player of the match who is expected to get any of `stat`, the most expected first. */
function counted(match: Match, stat: string): Counted[] {
  const { rosters, sides } = match;
  if (!rosters) return [];
  const size = rosters[0].players.length;
  return ([0, 1] as const)
    .flatMap((side) =>
      rosters[side].players.map((person, index) => ({
        name: `player:${SIDE_NAMES[side]}:${index}:${stat}`,
        full: `${person.name} (${sides[side].code})`,
        short: person.short,
        place: side * size + index,
        expected: expectedCount(rosters[side], stat, index),
      })),
    )
    .filter(({ expected }) => expected > 0)
    .sort((a, b) => b.expected - a.expected || a.place - b.place);
}

/** How likely a number is to be exactly this. */
function chance(opening: Outcomes, name: string, value: number): number {
  return opening.of(name).between(value, value);
}

/** Those of one side, in their order. */
function ofSide(list: readonly Counted[], side: number): Counted[] {
  return list.filter(({ name }) => name.startsWith(`player:${SIDE_NAMES[side]}:`));
}

function unitOf(match: Match, stat: string): string {
  return stat === 'pra' ? 'PRA' : (match.rosters?.[0].stats[stat]?.unit ?? '');
}

/** The first players of a list whose even line is high enough for a market, each with the line. */
function withLines(
  list: readonly Counted[],
  { least, players }: { least: number; players: number },
  opening: Outcomes,
) {
  return list
    .map((player) => ({ player, line: evenLine(opening.of(player.name)) }))
    .filter(({ line }) => line >= least)
    .slice(0, players);
}

/** More or less than a line of halves. */
function overUnder({ short, name }: Counted, at: number, unit: string): Selection[] {
  return [
    { name: `${short} Over ${at} ${unit}`, ranges: [{ name, low: at + 0.5, high: Infinity }] },
    { name: `${short} Under ${at} ${unit}`, ranges: [{ name, low: -Infinity, high: at - 0.5 }] },
  ];
}

/** The markets about players of one row of a table. */
export function playerDrafts(match: Match, template: Template, opening: Outcomes): Draft[] {
  if (!match.rosters) return [];
  const list = 'stat' in template ? counted(match, template.stat) : [];
  switch (template.kind) {
    case 'playerOverUnder': {
      const unit = unitOf(match, template.stat);
      return withLines(list, template, opening).map(({ player, line }) => ({
        template,
        sub: player.place,
        label: `${player.short} ${template.label}`,
        oneWinner: true,
        selections: overUnder(player, line, unit),
      }));
    }
    case 'playerAlternate': {
      const unit = unitOf(match, template.stat);
      return list
        .slice(0, template.players)
        .map((player) => ({
          template,
          sub: player.place,
          label: `${player.short} ${template.label}`,
          oneWinner: false,
          selections: template.steps
            .filter((at) => likely(opening.of(player.name).between(at, Infinity)))
            .map((at) => ({
              name: `${player.short} ${at}+ ${unit}`,
              ranges: [{ name: player.name, low: at, high: Infinity }],
            })),
        }))
        .filter(({ selections }) => selections.length > 0);
    }
    case 'playerAtLeast': {
      const chosen = list.filter(({ name }) => likely(opening.of(name).between(template.at, Infinity)));
      const draft = (players: readonly Counted[], sub: number, label: string): Draft[] => {
        const selections = players.map(
          ({ full, name }): Selection => ({
            name: full,
            ranges: [{ name, low: template.at, high: Infinity }],
          }),
        );
        return selections.length === 0 ? [] : [{ template, sub, label, selections, oneWinner: false }];
      };
      if (!template.bySide) return draft(chosen, 0, template.label);
      return match.sides.flatMap(({ code }, side) =>
        draft(
          ofSide(list, side)
            .slice(0, template.players)
            .filter((one) => chosen.includes(one)),
          side,
          `${code} ${template.label}`,
        ),
      );
    }
    case 'playerTwoLines': {
      const unit = unitOf(match, template.stat);
      return withLines(list, template, opening).map(({ player, line }) => ({
        template,
        sub: player.place,
        label: `${player.short} ${template.label}`,
        oneWinner: false,
        selections: [Math.max(0.5, line - template.apart), line + template.apart].flatMap((at) =>
          overUnder(player, at, unit),
        ),
      }));
    }
    case 'playerBoth': {
      const [first, second] = template.stats;
      return match.sides.flatMap(({ code }, side): Draft[] => {
        const selections = ofSide(counted(match, first), side)
          .slice(0, template.players)
          .map(
            ({ full, name }): Selection => ({
              name: full,
              ranges: [
                { name, low: 1, high: Infinity },
                { name: name.replace(/[^:]*$/, second), low: 1, high: Infinity },
              ],
            }),
          );
        const label = `${code} ${template.label}`;
        return selections.length === 0 ? [] : [{ template, sub: side, label, selections, oneWinner: false }];
      });
    }
    case 'mostOfSide':
      return match.sides.map(({ joined }, side): Draft => {
        const name = `top:${template.stat}:${SIDE_NAMES[side]}`;
        const size = match.rosters?.[0].players.length ?? 0;
        return {
          template,
          sub: side,
          label: `${joined} ${template.label}`,
          oneWinner: true,
          selections: ofSide(list, side)
            .map(({ full, place }) => ({ full, index: place - side * size }))
            .sort((a, b) => chance(opening, name, b.index) - chance(opening, name, a.index))
            .map(
              ({ full, index }): Selection => ({ name: full, ranges: [{ name, low: index, high: index }] }),
            ),
        };
      });
    case 'bestOfMatch': {
      const everyone = match.rosters.flatMap(({ players }, side) =>
        players.map((person, index) => ({ person, place: side * players.length + index, side })),
      );
      const selections = everyone
        .toSorted((a, b) => chance(opening, 'best', b.place) - chance(opening, 'best', a.place))
        .map(
          ({ person, place, side }): Selection => ({
            name: `${person.name} (${match.sides[side]?.code ?? ''})`,
            ranges: [{ name: 'best', low: place, high: place }],
          }),
        );
      return [{ template, sub: 0, label: template.label, selections, oneWinner: true }];
    }
    case 'openerOut':
      return match.rosters.map(({ players }, side): Draft => {
        const name = `out#${SIDE_NAMES[side]}`;
        return {
          template,
          sub: side,
          label: `${match.sides[side]?.joined ?? ''} ${template.label}`,
          oneWinner: true,
          selections: players
            .slice(0, 2)
            .map((person, i) => ({ name: person.name, ranges: [{ name, low: i, high: i }] })),
        };
      });
    case 'firstScorer': {
      const name = `${template.last ? 'last' : 'first'}:${template.stat}`;
      const nobody = 2 * match.rosters[0].players.length;
      const selections = list.map(
        ({ full, place }): Selection => ({ name: full, ranges: [{ name, low: place, high: place }] }),
      );
      selections.push({ name: template.nobody, ranges: [{ name, low: nobody, high: nobody }] });
      return [{ template, sub: 0, label: template.label, selections, oneWinner: true }];
    }
    default:
      return [];
  }
}

/** Whether something is neither next to certain nor next to impossible. */
function likely(p: number): boolean {
  return p > 0.02 && p < 0.97;
}
