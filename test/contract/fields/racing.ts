import type { Race } from '../../../src/sandbox/world/racing.js';
import { addDays } from '../../../src/util/zone.js';
import type { Visit } from './visit.js';

const RACING = '/v1/tab-info-service/racing';
const ARCHIVE = '/v1/historical-results-service/VIC/racing';
const MINUTE = 60_000;
const PRODUCTS = ['Win', 'RunningDouble', 'Quaddie', 'Big6'];

function pathOf({ meeting, number, matchName }: Race): string {
  const day = `${RACING}/dates/${meeting.date}/meetings/${meeting.code}`;
  return matchName === undefined
    ? `${day}/${meeting.mnemonic}/races/${number}`
    : `${day}/${encodeURIComponent(meeting.name)}/races/${encodeURIComponent(matchName)}`;
}

/** The moments of a race's life: before betting, open, soon, closed, interim, disputed, decided, paid. */
function momentsOf({ times, incident, advertised }: Race): number[] {
  if (incident?.kind === 'abandoned')
    return [incident.at - MINUTE, incident.at + MINUTE, advertised + 60 * MINUTE];
  const { fixedOpen, jump, closed, interim, protest, paying } = times;
  const disputed = protest ? [protest.lodged + 1_000, protest.decided + 1_000] : [];
  return [
    fixedOpen - MINUTE,
    jump - 120 * MINUTE,
    jump - MINUTE,
    closed + 1_000,
    interim + 1_000,
    ...disputed,
    paying + 1_000,
  ];
}

/** Races of a day that are out of the ordinary, and some of every code and sort that are not. */
function racesOf({ sandbox }: Visit, date: string): Race[] {
  const { racing } = sandbox.world;
  const { meetings } = racing.day(date);
  const plain = (['R', 'H', 'G'] as const).flatMap((code) => {
    const own = meetings.filter((meeting) => meeting.code === code);
    const home = own.filter(({ fixedOddsOnly }) => !fixedOddsOnly);
    const other = own.filter(({ fixedOddsOnly }) => fixedOddsOnly);
    return [...home.slice(0, 1), ...home.slice(-1), ...other.slice(0, 1)].flatMap(({ races }) => [
      ...races.slice(0, 1),
      ...races.slice(-1),
    ]);
  });
  const big6 = meetings.flatMap(({ races, multiLegs }) => {
    const last = multiLegs.find(({ product }) => product === 'Big6')?.legs.at(-1);
    return races.filter(({ number }) => number === last);
  });
  const odd = meetings.flatMap(({ races }) => races).filter(({ incident }) => incident !== undefined);
  return [...plain, ...big6.slice(0, 1), ...odd.slice(0, 12)];
}

/** Races at every moment of their lives, with what hangs below them; what they were before their day is asked of the day. */
export async function visitRaces(visit: Visit, date: string): Promise<void> {
  const { sandbox, ask } = visit;
  for (const race of racesOf(visit, date)) {
    const path = pathOf(race);
    const query = race.matchName === undefined ? 'jurisdiction=NSW' : 'jurisdiction=NSW&fixedOdds=true';
    for (const moment of momentsOf(race)) {
      sandbox.clock.jump(moment);
      await ask(`${path}?${query}`);
    }
    if (race.matchName !== undefined) continue;
    sandbox.clock.jump(race.times.jump - MINUTE);
    await ask(`${path}/form?${query}`);
    await ask(`${path}/form/1?${query}`);
    await ask(`${path}/pools/Exacta/approximates?${query}`);
    await ask(`${path}/next-to-go/races?${query}&raceStartTime=${new Date(race.advertised).toISOString()}`);
  }
  // In the evening what is long over has been declared.
  sandbox.clock.jump(Date.parse(`${date}T09:00:00Z`));
  await visitDay(visit, date);
}

/** What is told of a whole day at once. */
async function visitDay({ ask }: Visit, date: string): Promise<void> {
  const day = `${RACING}/dates/${date}`;
  await ask(`${day}/meetings?jurisdiction=NSW`);
  await ask(`${day}/jackpot-pools?jurisdiction=NSW`);
  for (const product of PRODUCTS) await ask(`${day}/meetings/pools/${product}/results?jurisdiction=NSW`);
}

/** Lists of the day as they are at some moments. */
export async function visitLists(visit: Visit, date: string): Promise<void> {
  const { sandbox, ask, follow, login, logout } = visit;
  for (const moment of ['00:00:00', '05:10:00', '11:40:00']) {
    sandbox.clock.jump(Date.parse(`${date}T${moment}Z`));
    for (const days of [-1, 0, 3]) await visitDay(visit, addDays(date, days));
    await ask(`${RACING}/dates/futures/meetings/R/Racing%20Futures/races?jurisdiction=NSW&fixedOdds=true`);
    await ask(`${RACING}/jackpots?jurisdiction=NSW`);
    await ask(
      `${RACING}/next-to-go/races?jurisdiction=NSW&maxRaces=50&includeRecentlyClosed=true&nonTabVenue=true`,
    );
    await ask(`${RACING}/vision-next-to-go/races?jurisdiction=NSW&broadcastChannel=Sky%20Racing%201`);
    await login();
    await follow(['/', `${RACING}/dates/futures/meetings?jurisdiction=NSW`], 1);
    logout();
  }
}

/** Past days in the archive, every race of theirs that is out of the ordinary among them. */
export async function visitArchive({ sandbox, ask, follow }: Visit, date: string): Promise<void> {
  sandbox.clock.jump(Date.parse(`${date}T02:00:00Z`));
  for (const days of [-2, -3]) {
    const past = addDays(date, days);
    await follow([`${ARCHIVE}/${past}`], 4);
    for (const { meeting, number, incident } of sandbox.world.racing
      .day(past)
      .meetings.flatMap(({ races }) => races)) {
      const letter = meeting.sellCode?.meetingCode;
      if (letter !== undefined && incident)
        await ask(`${ARCHIVE}/${past}/${letter}/${meeting.code}/races/${number}`);
      if (letter !== undefined && number === 1) await ask(`${ARCHIVE}/${past}/${letter}/${meeting.code}`);
    }
  }
}
