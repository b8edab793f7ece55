import type { CompetitionInfo, Race } from './catalogue-types.js';

/** Where and under what name a tour's week can be played. */
export interface Stop {
  name: string;
  zone: string;
}

/** A competition that goes by tournaments, a few each week. */
export interface Tour {
  info: CompetitionInfo;
  kind: 'tennis' | 'golf';
  /** One list for each tournament that is played at the same time; weeks take its stops in turn. */
  stops: readonly (readonly Stop[])[];
}

const stops = (zone: string, names: string): readonly Stop[] =>
  names.split(', ').map((name) => ({ name, zone }));

const SET: Race = { target: 2, gamesPerLeg: 9.7, spread: 0.75, minutes: 100 };

const tour = (
  id: string,
  sport: string,
  name: string,
  prefix: string,
  more: Partial<CompetitionInfo>,
): CompetitionInfo => ({
  id,
  sport,
  name,
  prefix,
  zone: 'Etc/UTC',
  days: 7,
  slots: [],
  teams: 96,
  ahead: 8,
  kept: 3,
  markets: 'tennis',
  broadcast: [],
  ...more,
});

// Cities are real, the events named after them ours.
const EAST = stops('Australia/Brisbane', "Brisbane Open, Cairns Open, Townsville Open, King's Cup Brisbane");
const WEST = stops('Europe/Madrid', 'Seville Open, Valencia Open, Girona Open, Bilbao Open, Cadiz Open');
const AMERICA = stops('America/Denver', "Denver Open, Santa Fe Open, Coeur d'Alene Classic, Boise Open");

/** The tours of the sandbox. */
export const TOURS: readonly Tour[] = [
  {
    kind: 'tennis',
    info: tour('1201', 'Tennis', "Men's Tour", 'MTen', { race: SET }),
    stops: [EAST, WEST],
  },
  {
    kind: 'tennis',
    info: tour('1202', 'Tennis', "Women's Tour", 'WTen', { race: SET, women: true }),
    stops: [AMERICA, EAST.map(({ name, zone }) => ({ zone, name: `${name} Women` }))],
  },
  {
    kind: 'golf',
    info: tour('721', 'Golf', 'Australasian Tour', 'GolA', { teams: 80, kept: 4 }),
    stops: [
      stops(
        'Australia/Melbourne',
        'Sandbelt Classic, Murray River Open, Surf Coast Masters, Hunter Valley PGA',
      ),
    ],
  },
  {
    kind: 'golf',
    info: tour('722', 'Golf', 'World Tour', 'GolW', { teams: 90, kept: 4 }),
    stops: [
      stops('America/Chicago', 'Lakes Invitational, Prairie Classic, Bluegrass Open, Gulf Coast Masters'),
    ],
  },
];
