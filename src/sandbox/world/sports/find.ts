import type { CompetitionInfo, OfferedMarket, OfferedSelection, SportsEvent, SportsWorld } from './index.js';
import { eventNumber, splitSelection } from './numbers.js';

/** An event by what names it for good: a number comes again after some months, so the moment it was open belongs to it. */
export interface EventName {
  /** The place of its competition in the numbers of events. */
  competition: number;
  serial: number;
  /** A moment at which it was open, epoch milliseconds. */
  openAt: number;
}

/** The event of this name; undefined when none was open at that moment. */
export function findEvent(world: SportsWorld, name: EventName): SportsEvent | undefined {
  const info = world.competitionAt(name.competition);
  if (!info) return undefined;
  const fits = ({ uniqueId }: SportsEvent): boolean => uniqueId === eventNumber(name.serial);
  const own = world.open(info, name.openAt).find(fits);
  if (own) return own;
  for (const tournament of world.tournaments(info, name.openAt)) {
    const found = world.openIn(tournament, name.openAt).find(fits);
    if (found) return found;
  }
  return undefined;
}

/** A selection with the market and the event it stands in. */
export interface FoundSelection {
  name: EventName;
  info: CompetitionInfo;
  event: SportsEvent;
  /** Undefined where the event has the selection no more, or not yet. */
  offered: { market: OfferedMarket; selection: OfferedSelection } | undefined;
}

/** The selection of this number in an event's markets at `now`. */
export function offeredIn(event: SportsEvent, id: number, now: number): FoundSelection['offered'] {
  for (const market of event.markets(now)) {
    const selection = market.selections.find((one) => one.id === id);
    if (selection) return { market, selection };
  }
  return undefined;
}

/** What a proposition number names among the sports events open at `now` (epoch milliseconds). */
export function findSelection(world: SportsWorld, id: number, now: number): FoundSelection | undefined {
  const name = { ...splitSelection(id), openAt: now };
  const info = world.competitionAt(name.competition);
  const event = info && findEvent(world, name);
  return event && { name, info, event, offered: offeredIn(event, id, now) };
}
