import type { Venue } from '../../../domain/venues.js';
import { zoned } from '../../../util/zone.js';
import { random } from '../random.js';
import { MINUTE, racingSpan } from './calendar.js';
import { fillPauses } from './cover.js';
import { drawHomeSlots } from './home-slots.js';
import { planIncidents } from './incidents.js';
import { atHome, drawTimes, isPunctual } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { drawMultiLegs } from './multi-legs.js';
import { sellCodes } from './sell-codes.js';
import { drawOverseasSlots, type Slot, slotAt } from './slots.js';
import { drawConditions, drawTitle, LONGEST_PROMPT } from './titles.js';
import type { Meeting, Race, RacingDay } from './types.js';

type Draft = Omit<Race, 'times' | 'index'>;

interface DraftMeeting {
  meeting: Meeting;
  /** The same list as `meeting.races`, open while the programme is drawn. */
  races: Race[];
  drafts: Draft[];
}

/** `HARLOW R04 23/09 PLC 1-2`: how a fixed-odds-only race is addressed; the date is the track's own (recorded). */
function matchName(slot: Slot, number: number, start: number): string {
  const [, month, day] = zoned(start, slot.timeZone).date.split('-');
  const track = slot.name.replace(/ \([A-Z]{3}\)$/, '').toUpperCase();
  const places = slot.code === 'G' ? ' PLC 1-2' : '';
  return `${track} R${String(number).padStart(2, '0')} ${day}/${month}${places}`;
}

function draftMeeting(
  seed: string,
  date: string,
  slot: Slot,
  starts: readonly number[],
  firstNumber: number,
  sellCode: Meeting['sellCode'],
  longest = Number.POSITIVE_INFINITY,
): DraftMeeting {
  const draw = random(seed, date, slot.code, slot.name, 'meeting');
  const home = atHome(slot);
  const { venue } = slot;
  const city = isMetropolitan(slot);
  const races: Race[] = [];
  const titles = starts.map((_, i) =>
    drawTitle(
      draw,
      slot.code,
      home,
      city,
      firstNumber + i,
      slot.fixedOddsOnly && slot.code === 'G'
        ? [400, 435, 450]
        : venue?.distances?.filter((metres) => metres <= longest),
    ),
  );
  const mnemonic = venue?.mnemonic;
  const meeting: Meeting = {
    date,
    code: slot.code,
    name: slot.name,
    location: slot.location,
    timeZone: slot.timeZone,
    ...(mnemonic === undefined ? {} : { mnemonic }),
    fixedOddsOnly: slot.fixedOddsOnly,
    ...(sellCode ? { sellCode } : {}),
    ...drawConditions(draw, slot.code, home, venue?.surface),
    direction: venue?.direction === 'clockwise' ? 'clockwise' : 'anticlockwise',
    replayCode:
      draw.chance(0.7) || mnemonic === undefined
        ? (mnemonic ?? 'XXX')
        : `${slot.name.slice(0, 2)}${slot.name.at(-1)}`,
    channel: draw.weighted(
      home
        ? ([
            ['Sky Racing 1', 8],
            ['Sky Racing 2', 2],
          ] as const)
        : ([
            ['Sky Racing 2', 6],
            ['Sky Racing 1', 2],
            ['No Sky Vision', 2],
          ] as const),
    ),
    prize: titles.reduce((sum, title) => sum + title.prize, 0),
    races,
    multiLegs: slot.fixedOddsOnly
      ? []
      : drawMultiLegs(draw, city ? 'city' : home && slot.code === 'R' ? 'country' : 'other', starts.length),
  };
  const drafts = starts.map((advertised, i): Draft => {
    const number = firstNumber + i;
    const title = titles[i] as (typeof titles)[number];
    return {
      meeting,
      number,
      ...title,
      advertised,
      ...(slot.fixedOddsOnly ? { matchName: matchName(slot, number, advertised) } : {}),
      losesFavourite: false,
    };
  });
  return { meeting, races, drafts };
}

/** The starts of a slot's races: gallops mostly on the five minutes, the others on any. */
function startsOf(seed: string, date: string, slot: Slot): number[] {
  const draw = random(seed, date, slot.code, slot.name, 'starts');
  const starts = [slot.first];
  while (starts.length < slot.races) {
    const gap = draw.int(slot.gap[0], slot.gap[1]);
    const fives = slot.code === 'R' && draw.chance(0.8);
    starts.push((starts.at(-1) as number) + (fives ? Math.max(25, Math.round(gap / 5) * 5) : gap) * MINUTE);
  }
  return starts;
}

const GROUPS: readonly ((m: Meeting) => boolean)[] = [
  (m) => m.code === 'R' && atHome(m),
  (m) => m.code === 'R' && !m.fixedOddsOnly,
  (m) => m.code === 'H' && atHome(m),
  (m) => m.code === 'G' && !m.fixedOddsOnly,
  (m) => m.code === 'H',
  () => true,
];

/** Home gallops, overseas gallops, home harness, greyhounds, overseas harness, then what is sold at fixed odds only (recorded). */
function listed(meetings: readonly DraftMeeting[]): DraftMeeting[] {
  const rank = ({ meeting }: DraftMeeting): number => GROUPS.findIndex((holds) => holds(meeting));
  return [...meetings].sort((a, b) => rank(a) - rank(b));
}

function withTimes(seed: string, draft: Draft, punctual: boolean): Race {
  return { ...draft, index: 0, times: drawTimes(seed, draft, punctual) };
}

/** The programme of one racing day. */
export function drawProgramme(seed: string, date: string): RacingDay {
  const draw = random(seed, date, 'programme');
  const span = racingSpan(date);
  const sell = sellCodes();
  const taken = new Set<Venue>();
  const slots = [...drawHomeSlots(seed, draw, date, taken), ...drawOverseasSlots(draw, date, span, taken)];
  const planned = slots.map((slot) => {
    // A card sold at fixed odds only may begin in mid-card.
    const first = slot.fixedOddsOnly && draw.chance(0.5) ? draw.int(2, 6) : 1;
    const starts = startsOf(seed, date, slot);
    const sellCode = slot.fixedOddsOnly ? undefined : sell(slot.code, slot.location);
    return { slot, drafted: draftMeeting(seed, date, slot, starts, first, sellCode) };
  });
  const meetings = planned.map(({ drafted }) => drafted);
  planIncidents(draw, meetings);
  for (const { drafts, races } of meetings)
    races.push(...drafts.map((draft) => withTimes(seed, draft, false)));

  const punctual = meetings
    .filter(({ meeting }) => !meeting.fixedOddsOnly)
    .flatMap(({ races }) => races.filter(isPunctual).map((race) => race.advertised))
    .sort((a, b) => a - b);
  for (const { venue, starts } of fillPauses(draw, punctual, span, taken)) {
    const slot = slotAt(draw, venue, starts[0] as number, [20, 30]);
    const sellCode = sell(slot.code, slot.location);
    const filled = draftMeeting(seed, date, slot, starts, 1, sellCode, LONGEST_PROMPT);
    filled.races.push(...filled.drafts.map((draft) => withTimes(seed, draft, true)));
    meetings.push(filled);
  }

  let index = 0;
  const day = listed(meetings);
  for (const { races } of day) for (const race of races) race.index = index++;
  return { date, meetings: day.map(({ meeting }) => meeting) };
}
