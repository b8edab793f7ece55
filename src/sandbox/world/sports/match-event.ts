import type { OfferedMarket, SportsEvent } from './event.js';
import { endOf, isCalledOff, phaseAt, scoreOf } from './match-outcomes.js';
import type { Match } from './match-types.js';
import { memoLatest } from './memo.js';
import { eventNumber } from './numbers.js';
import { offer, stepOf } from './offer.js';

const remembered = memoLatest<readonly OfferedMarket[]>(300);

/** The TAB's contraction of a match's name (`CanvWar4`), with a figure that keeps apart those open at the same time. */
function contraction({ sides, fixture, info }: Match): string {
  const [home, away] = sides.map(({ code }) => code.charAt(0) + code.slice(1).toLowerCase());
  // Teams meet once in many groups; of people, several may share the letters.
  const figure = typeof info.teams === 'number' ? fixture.slot : fixture.group % 10;
  return `${home}v${away}${figure}`;
}

/** A drawn match as an event; `serial` is a number that no other match near it in time has. */
export function matchEvent(seed: string, match: Match, serial: number): SportsEvent {
  const { info, fixture } = match;
  return {
    id: contraction(match),
    uniqueId: eventNumber(serial),
    name: match.name,
    start: fixture.start,
    over: endOf(match).over,
    ...(fixture.round === undefined ? {} : { round: String(fixture.round) }),
    sides: match.sides,
    broadcast: info.broadcast,
    isFuture: false,
    markets: (now) => {
      const phase = phaseAt(match, now);
      const step = phase === 'resulted' ? 0 : stepOf(match, now);
      return remembered(`${seed}/${info.id}/${fixture.key}`, `${phase}/${step}`, () =>
        offer(seed, match, serial, now),
      );
    },
    phase: (now) => phaseAt(match, now),
    calledOff: (now) => isCalledOff(match, now),
    score: (now) => scoreOf(match, now),
  };
}
