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

function unitOf(match: Match, stat: string): string {
  return stat === 'pra' ? 'PRA' : (match.rosters?.[0].stats[stat]?.unit ?? '');
}

/** The markets about players of one row of a table. */
export function playerDrafts(match: Match, template: Template, opening: Outcomes): Draft[] {
  if (!match.rosters) return [];
  const list = 'stat' in template ? counted(match, template.stat) : [];
  switch (template.kind) {
    case 'playerOverUnder': {
      const unit = unitOf(match, template.stat);
      return list
        .map((player) => ({ player, line: evenLine(opening.of(player.name)) }))
        .filter(({ line }) => line >= template.least)
        .slice(0, template.players)
        .map(({ player, line }) => ({
          template,
          sub: player.place,
          label: `${player.short} ${template.label}`,
          oneWinner: true,
          selections: [
            {
              name: `${player.short} Over ${line} ${unit}`,
              ranges: [{ name: player.name, low: line + 0.5, high: Infinity }],
            },
            {
              name: `${player.short} Under ${line} ${unit}`,
              ranges: [{ name: player.name, low: -Infinity, high: line - 0.5 }],
            },
          ],
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
          chosen.filter(({ name }) => name.startsWith(`player:${SIDE_NAMES[side]}:`)),
          side,
          `${code} ${template.label}`,
        ),
      );
    }
    case 'firstScorer': {
      const name = `first:${template.stat}`;
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
