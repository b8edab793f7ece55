import type { Venue } from '../../../domain/venues.js';
import { zoned } from '../../../util/zone.js';
import { type Random, random } from '../random.js';
import { MINUTE, racingSpan, type Span } from './calendar.js';
import { fillPauses } from './cover.js';
import { drawHomeSlots } from './home-slots.js';
import { planIncidents } from './incidents.js';
import { atHome, drawTimes, isPunctual } from './lifecycle.js';
import { isMetropolitan } from './metropolitan.js';
import { drawMultiLegs } from './multi-legs.js';
import { sellCodes } from './sell-codes.js';
import { drawOverseasSlots, moreFixedOnlySlots, type Slot, slotAt } from './slots.js';
import { drawConditions, drawTitle, LONGEST_PROMPT } from './titles.js';
import type { Meeting, Race, RacingDay } from './types.js';

type Draft = Omit<Race, 'times' | 'index'>;

/** A race before it has a title. */
type Opening = Pick<Race, 'advertised' | 'incident' | 'losesFavourite'>;

/** A meeting before its races have titles. */
interface Planned {
  slot: Slot;
  /** The number of its first race. */
  first: number;
  sellCode: Meeting['sellCode'];
  openings: readonly Opening[];
}

/** The meetings of a day before what is put into its pauses: a quick look at who races where. */
export interface DayPlan {
  date: string;
  planned: readonly Planned[];
  span: Span;
  taken: Set<Venue>;
  sell: ReturnType<typeof sellCodes>;
  /** What is left of the day's draws. */
  draw: Random;
}

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
  { slot, first: firstNumber, sellCode, openings }: Planned,
  longest = Number.POSITIVE_INFINITY,
): DraftMeeting {
  const draw = random(seed, date, slot.code, slot.name, 'meeting');
  const home = atHome(slot);
  const { venue } = slot;
  const city = isMetropolitan(slot);
  const races: Race[] = [];
  const titles = openings.map((_, i) =>
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
      : drawMultiLegs(draw, city ? 'city' : home && slot.code === 'R' ? 'country' : 'other', openings.length),
  };
  const drafts = openings.map((opening, i): Draft => {
    const number = firstNumber + i;
    const title = titles[i] as (typeof titles)[number];
    return {
      meeting,
      number,
      ...title,
      ...opening,
      ...(slot.fixedOddsOnly ? { matchName: matchName(slot, number, opening.advertised) } : {}),
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

const opened = (advertised: number): Opening => ({ advertised, losesFavourite: false });

/** Draws which meetings a day has but for what fills its pauses, and what goes out of the ordinary in them. */
export function planProgramme(seed: string, date: string): DayPlan {
  const draw = random(seed, date, 'programme');
  const span = racingSpan(date);
  const sell = sellCodes();
  const taken = new Set<Venue>();
  const slots = [
    ...drawHomeSlots(seed, draw, date, taken),
    ...drawOverseasSlots(draw, date, span, taken),
    ...moreFixedOnlySlots(random(seed, date, 'more fixed odds only'), date),
  ];
  const planned = slots.map((slot): Planned => {
    // A card sold at fixed odds only may begin in mid-card.
    const first = slot.firstNumber ?? (slot.fixedOddsOnly && draw.chance(0.5) ? draw.int(2, 6) : 1);
    const sellCode = slot.fixedOddsOnly ? undefined : sell(slot.code, slot.location);
    return { slot, first, sellCode, openings: startsOf(seed, date, slot).map(opened) };
  });
  planIncidents(
    draw,
    planned.map(({ slot, openings }) => ({ meeting: slot, drafts: openings })),
  );
  return { date, planned, span, taken, sell, draw };
}

/** A planned meeting with its races, which have no index yet. */
function held(seed: string, date: string, planned: Planned): DraftMeeting {
  const drafted = draftMeeting(seed, date, planned);
  drafted.races.push(...drafted.drafts.map((draft) => withTimes(seed, draft, false)));
  return drafted;
}

/**
 * Of a day's plan the Australian meetings that `wanted` says: as in the day's programme, but that their races have no
 * index. Nothing that fills pauses is held in Australia.
 */
export function drawHomeMeetings(
  seed: string,
  { date, planned }: Pick<DayPlan, 'date' | 'planned'>,
  wanted: (slot: Slot) => boolean,
): Meeting[] {
  return planned
    .filter(({ slot }) => atHome(slot) && wanted(slot))
    .map((one) => held(seed, date, one).meeting);
}

/** The programme of one racing day. */
export function drawProgramme(seed: string, date: string): RacingDay {
  const { planned, span, taken, sell, draw } = planProgramme(seed, date);
  const meetings = planned.map((one) => held(seed, date, one));

  const punctual = meetings
    .filter(({ meeting }) => !meeting.fixedOddsOnly)
    .flatMap(({ races }) => races.filter(isPunctual).map((race) => race.advertised))
    .sort((a, b) => a - b);
  for (const { venue, starts } of fillPauses(draw, punctual, span, taken)) {
    const slot = slotAt(draw, venue, starts[0] as number, [20, 30]);
    const sellCode = sell(slot.code, slot.location);
    const filled = draftMeeting(
      seed,
      date,
      { slot, first: 1, sellCode, openings: starts.map(opened) },
      LONGEST_PROMPT,
    );
    filled.races.push(...filled.drafts.map((draft) => withTimes(seed, draft, true)));
    meetings.push(filled);
  }

  let index = 0;
  const day = listed(meetings);
  for (const { races } of day) for (const race of races) race.index = index++;
  return { date, meetings: day.map(({ meeting }) => meeting) };
}
