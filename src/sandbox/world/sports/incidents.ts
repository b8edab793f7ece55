import { random } from '../random.js';
import type { Selection } from './draft.js';
import type { Match } from './match-types.js';

const MINUTE = 60_000;

// How often something comes in between is ours: no answer about it is recorded.
/** Part of the matches that are called off. */
const CALLED_OFF = 0.005;
/** At most so long before the start; at the latest when this part has been played. */
const CALLED_OFF_AHEAD = 80 * MINUTE;
const CALLED_OFF_PLAYED = 0.5;
/** Part of the players named in markets who do not play after all. */
const WITHDRAWN = 0.015;
/** From then before the start on it is known that they do not. */
export const WITHDRAWN_KNOWN = 60 * MINUTE;

/** The longest time before its start at which a match may be called off, milliseconds. */
export const MOST_AHEAD = CALLED_OFF_AHEAD;

/** A match with what comes in between: that it is called off, and which of its players do not play. */
export function withIncidents(seed: string, match: Match): Match {
  const { info, fixture, rosters, minutes } = match;
  const draw = random(seed, info.id, fixture.key, 'incidents');
  const off = draw.chance(CALLED_OFF);
  const when = draw.next();
  const size = rosters ? rosters[0].players.length + rosters[1].players.length : 0;
  const absent = Array.from({ length: size }, (_, place) => place).filter(() => draw.chance(WITHDRAWN));
  const span = CALLED_OFF_AHEAD + CALLED_OFF_PLAYED * minutes * MINUTE;
  // To the minute, in which the world looks at its prices.
  const calledOff = Math.floor((fixture.start - CALLED_OFF_AHEAD + when * span) / MINUTE) * MINUTE;
  return {
    ...match,
    ...(off ? { calledOff } : {}),
    ...(absent.length > 0 ? { absent: new Set(absent) } : {}),
  };
}

/** Whether a player of a side does not play. */
export function isAbsent({ rosters, absent }: Match, side: 0 | 1, index: number): boolean {
  if (!rosters || !absent) return false;
  return absent.has(side * rosters[0].players.length + index);
}

/** Whether a selection is about a player who does not play. */
export function isOnAbsent(match: Match, { ranges }: Pick<Selection, 'ranges'>): boolean {
  const { absent } = match;
  if (!absent) return false;
  return ranges.some(({ name, low }) => {
    if (/^(first|last):/.test(name) || name === 'best') return absent.has(low);
    if (name.startsWith('top:')) return isAbsent(match, name.endsWith(':home') ? 0 : 1, low);
    if (!name.startsWith('player:')) return false;
    const [, side, index] = name.split(':');
    return isAbsent(match, side === 'home' ? 0 : 1, Number(index));
  });
}
