import type { Jurisdiction } from '../../../domain/jurisdiction.js';
import type { Meeting, Race } from '../../world/racing.js';

/** Where links point and for whom they are written. */
export interface LinkContext {
  /** `http://host:port` */
  origin: string;
  jurisdiction: Jurisdiction;
}

/** The racing service's base path. */
export const RACING = '/v1/tab-info-service/racing';

// Names stand percent-encoded in the TAB's links, but for the brackets of `(GBR)` (recorded).
const segment = (text: string): string => encodeURIComponent(text);

/** The path of a meeting's races. */
function racesPath(meeting: Meeting): string {
  const venue = meeting.mnemonic ?? meeting.name;
  return `${RACING}/dates/${meeting.date}/meetings/${meeting.code}/${segment(venue)}/races`;
}

function racePath(race: Race): string {
  return `${racesPath(race.meeting)}/${segment(race.matchName ?? String(race.number))}`;
}

/** An absolute link with the jurisdiction. */
export function link({ origin, jurisdiction }: LinkContext, path: string): string {
  return `${origin}${path}?jurisdiction=${jurisdiction}`;
}

export function meetingsLink(context: LinkContext, date: string): string {
  return link(context, `${RACING}/dates/${date}/meetings`);
}

export function racesLink(context: LinkContext, meeting: Meeting): string {
  return link(context, racesPath(meeting));
}

/** The race itself, or what hangs below it: `/form`, `/form/3`, `/big-bets`, `/pools/Exacta/approximates`. */
export function raceLink(context: LinkContext, race: Race, below = ''): string {
  return `${link(context, racePath(race) + below)}${race.meeting.fixedOddsOnly ? '&fixedOdds=true' : ''}`;
}

/** The links of a fixed-odds-only race, which is addressed by name (recorded). */
export function fixedOddsOnlyLinks(context: LinkContext, race: Race): Record<string, string> {
  return {
    self: raceLink(context, race),
    selfTemplate: `${context.origin}${racePath(race)}?fixedOdds=true&jurisdiction={jurisdiction}{&channelType,cashSales,homeState,returnPromo,returnOffers}`,
    'self:all-channels': raceLink(context, race, '/all-channels'),
  };
}

/** The picture of a set of colours; no query (recorded). */
export function silkLink({ origin }: LinkContext, silk: string): string {
  return `${origin}${RACING}/silk/${segment(silk)}`;
}
