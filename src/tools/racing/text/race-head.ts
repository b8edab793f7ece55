import { FUTURES } from '../../../domain/dates.js';
import { findVenue } from '../../../domain/venues.js';
import { formatDollars } from '../../../util/money.js';
import { truncate } from '../../../util/text.js';
import { zoned } from '../../../util/zone.js';
import { count, dayOfDate, dotted, formatSpan } from '../../text/format.js';
import { properName } from '../../text/names.js';
import { startWords } from './moment.js';
import type { RaceView } from './race-view.js';
import { classWords, codeWord, goingWords } from './words.js';

/** `Warwick Farm R4`; a race weeks ahead by its own name, since it has no number on a card yet. */
export function raceTitle({ race, code, venue }: RaceView): string {
  if (race.allIn && race.name !== undefined) return truncate(properName(race.name), 100);
  const name = race.meeting.name || (findVenue(code, venue)?.name ?? venue);
  return `${properName(name)} R${race.number}`.trim();
}

function startDay({ race: { start }, zone }: RaceView): string | undefined {
  return start === undefined ? undefined : zoned(start, zone).day;
}

/** What the race is: `Warwick Farm R4 · Tue 24 Nov 2026 · 1200m gallops · 3YO+ maiden · $60,000 · SOFT5, fine`. */
export function headLine(of: RaceView): string {
  const { race, code, date } = of;
  const ofItself = !race.allIn && race.name !== undefined && !/^race \d+$/i.test(race.name);
  return dotted(
    raceTitle(of),
    date === FUTURES ? startDay(of) : dayOfDate(date),
    `${race.distance === undefined ? '' : `${race.distance}m `}${codeWord(code)}`,
    ofItself && truncate(properName(race.name ?? ''), 60),
    classWords(race.conditions),
    race.prizeMoney !== undefined && race.prizeMoney > 0 && formatDollars(race.prizeMoney),
    goingWords(race.meeting.track, race.meeting.weather),
  );
}

/** The state in capitals with what it means for time: `OPEN · jumps 14:04 AEDT, in 2m 10s`. */
export function stateWords(of: RaceView): string {
  const { race, phase, now, zone, date } = of;
  const { start } = race;
  const at = start === undefined ? undefined : startWords(start, zone, date);
  const past = start === undefined ? '' : `${formatSpan(now - start)} ago`;
  const ran = at === undefined ? undefined : `ran ${at}, ${past}`;
  switch (phase) {
    case 'open':
      if (start === undefined) return 'OPEN · start not told';
      if (of.lost) return `was due ${at}; state unknown`;
      if (start > now) return `OPEN · jumps ${at}, in ${formatSpan(start - now)}`;
      return `OPEN · start ${at}, due ${past}, still open${now - start >= 60_000 ? ' (delayed)' : ''}`;
    case 'closed':
      return dotted('CLOSED, result to come', at && `due ${at}, ${past}`);
    case 'interim':
      return dotted('INTERIM, dividends to come', ran);
    case 'paying':
      return dotted(race.hasTote === false ? 'PAYING, result final' : 'PAYING, dividends final', ran);
    case 'protest':
      return dotted('PROTEST', ran);
    case 'abandoned':
      return dotted('ABANDONED', at && `was due ${at}`);
    default:
      return dotted(`STATUS "${truncate(race.status, 40)}"`, at && `start ${at}`);
  }
}

/** The state in one word: `OPEN`. */
export function stateLabel({ race, phase, lost }: RaceView): string {
  if (lost) return 'UNKNOWN';
  return phase === 'other' ? truncate(race.status, 40).toUpperCase() : phase.toUpperCase();
}

/** `9 run, 2 scratched`. */
export function fieldWords({ race, running, scratched, vacant }: RaceView): string {
  if (race.runners.length === 0) return 'no runners listed yet';
  const parts = [running.length === 0 ? 'all scratched' : `${running.length} run`];
  if (running.length > 0 && scratched.length > 0) parts.push(`${scratched.length} scratched`);
  if (vacant.length > 0) parts.push(`${vacant.length} vacant`);
  return parts.join(', ');
}

/** Which places are paid; the tote's and the fixed ones when they differ. */
export function placeWords({ race }: RaceView): string | undefined {
  const tote = race.hasTote === false ? undefined : race.totePlaces;
  const fixed = race.fixedPlaces;
  const words = (places: number) => (places === 0 ? 'no place' : count(places, 'place'));
  if (tote === undefined || fixed === undefined || tote === fixed) {
    const places = tote ?? fixed;
    return places === undefined ? undefined : `${words(places)} paid`;
  }
  return `tote pays ${words(tote)}, fixed ${words(fixed)}`;
}
