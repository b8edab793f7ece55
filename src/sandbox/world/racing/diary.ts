import { LRUCache } from 'lru-cache';
import { dateNumbered, dayNumber } from './calendar.js';
import { circuitOf, isHome } from './circuits.js';
import { outlineOf, type PlaceAndDay, type RaceOutline } from './field-draft.js';
import { type DayPlan, drawHomeMeetings, planProgramme } from './programme.js';
import type { Meeting, RacingDay } from './types.js';

/** The races of past and coming days in short: a quarter of what their programmes take to keep. */
export interface Diary {
  /** The races of a circuit on a day, numbered since 1970, in the order of the programme. */
  races(day: number, circuit: string): readonly RaceOutline[];
  /** The circuit's meetings of a date as its programme has them, but that races in Australia have no index. */
  meetings(date: string, circuit: string): readonly Meeting[];
}

/** Where whole programmes come from. */
export interface Programmes {
  /** The programme of a date if it happens to be held. */
  held(date: string): RacingDay | undefined;
  /** The programme of any date. */
  draw(date: string): RacingDay;
}

interface Page {
  /** By circuit, as far as somebody asked. */
  races: Map<string, readonly RaceOutline[]>;
  /** Drawn when first looked at. */
  plan?: Pick<DayPlan, 'date' | 'planned'>;
  /** True once the whole programme was seen. */
  whole: boolean;
}

// Pages: the four months that form looks back on. Meetings: those of the starts that the form of some fields names.
const MOST = { pages: 140, meetings: 400 };

function shortened(meeting: Meeting): PlaceAndDay {
  const { date, code, name, location, mnemonic, fixedOddsOnly, track, replayCode } = meeting;
  const known = mnemonic === undefined ? {} : { mnemonic };
  return { date, code, name, location, ...known, fixedOddsOnly, track, replayCode };
}

// Conditions are few and told again and again: each is kept once.
const told = new Map<string, string>();

function once(conditions: string): string {
  const known = told.get(conditions);
  if (known !== undefined) return known;
  told.set(conditions, conditions);
  return conditions;
}

function outlines(meetings: readonly Meeting[]): RaceOutline[] {
  return meetings.flatMap((meeting) => {
    const place = shortened(meeting);
    return meeting.races.map((race) => {
      const outline = outlineOf(race, place);
      if (outline.conditions !== undefined) outline.conditions = once(outline.conditions);
      return outline;
    });
  });
}

/** The diary of this seed's world. An Australian circuit is looked up without drawing the rest of its day. */
export function startDiary(seed: string, programmes: Programmes): Diary {
  const pages = new LRUCache<number, Page>({ max: MOST.pages });
  const kept = new LRUCache<string, readonly Meeting[]>({ max: MOST.meetings });

  const pageAt = (day: number): Page => {
    let page = pages.get(day);
    if (!page) {
      page = { races: new Map(), whole: false };
      pages.set(day, page);
    }
    return page;
  };

  const homeMeetings = (day: number, circuit: string): Meeting[] => {
    const page = pageAt(day);
    if (!page.plan) {
      const { date, planned } = planProgramme(seed, dateNumbered(day));
      page.plan = { date, planned };
    }
    return drawHomeMeetings(seed, page.plan, (slot) => circuitOf(slot) === circuit);
  };

  const noteWhole = (page: Page, { meetings }: RacingDay): void => {
    for (const [circuit, those] of Map.groupBy(meetings, circuitOf)) page.races.set(circuit, outlines(those));
    page.whole = true;
    delete page.plan;
  };

  return {
    races: (day, circuit) => {
      const page = pageAt(day);
      const found = page.races.get(circuit);
      if (found || page.whole) return found ?? [];
      const date = dateNumbered(day);
      const whole = programmes.held(date);
      if (whole || !isHome(circuit)) noteWhole(page, whole ?? programmes.draw(date));
      else page.races.set(circuit, outlines(homeMeetings(day, circuit)));
      return page.races.get(circuit) ?? [];
    },
    meetings: (date, circuit) => {
      const key = `${date}/${circuit}`;
      let found = kept.get(key);
      if (!found) {
        const whole = programmes.held(date) ?? (isHome(circuit) ? undefined : programmes.draw(date));
        found = whole
          ? whole.meetings.filter((meeting) => circuitOf(meeting) === circuit)
          : homeMeetings(dayNumber(date), circuit);
        kept.set(key, found);
      }
      return found;
    },
  };
}
