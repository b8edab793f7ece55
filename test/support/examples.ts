// Imports nothing, so that scripts can import it as it stands.

/** What a tool's examples may have in braces, each standing for the key of something that exists at the moment. */
export const PLACEHOLDERS = [
  'race',
  'meeting',
  'sport',
  'competition',
  'match',
  'tournament',
  'tournament-match',
  'resulted-sport',
  'resulted-competition',
  'resulted-match',
] as const;

export type ExampleKeys = Record<(typeof PLACEHOLDERS)[number], string>;

/** Calls a tool and gives its `structuredContent.facts`. */
export type AskFacts = (tool: string, given: Record<string, unknown>) => Promise<unknown>;

interface Keyed {
  key: string;
}

interface SportFacts {
  sports: { name: string; competitions: string[] }[];
}

interface CompetitionFacts {
  competitions: (Keyed & { tournaments?: string[] })[];
}

interface MatchFacts {
  matches: Keyed[];
}

/** A race this many seconds from its jump stays open while the examples run. */
const STAYS_OPEN_S = 300;

/**
 * Finds a key for every placeholder by asking the listing tools, as a model would.
 * Throws an Error that names the placeholder for which there is nothing.
 */
export async function findExampleKeys(ask: AskFacts): Promise<ExampleKeys> {
  const race = await findRace(ask);
  const match = await findMatch(ask);
  const inTournament = await findTournamentMatch(ask);
  const resulted = await findResulted(ask);
  const [sport = '', competition = ''] = match.split(' > ');
  return {
    race,
    meeting: race.split('/').slice(0, 3).join('/'),
    sport,
    competition: `${sport} > ${competition}`,
    match,
    tournament: inTournament.split(' > ').slice(0, 3).join(' > '),
    'tournament-match': inTournament,
    'resulted-sport': resulted.split(' > ')[0] ?? '',
    'resulted-competition': resulted.split(' > ').slice(0, 2).join(' > '),
    'resulted-match': resulted,
  };
}

/** An example's arguments with every placeholder filled in. */
export function fillExample(given: Record<string, unknown>, keys: ExampleKeys): Record<string, unknown> {
  const fill = (value: unknown): unknown =>
    typeof value === 'string'
      ? value.replace(/\{([a-z-]+)\}/g, (all, name: string) => keys[name as keyof ExampleKeys] ?? all)
      : value;
  return Object.fromEntries(Object.entries(given).map(([name, value]) => [name, fill(value)]));
}

async function findRace(ask: AskFacts): Promise<string> {
  const { races } = (await ask('racing_get_next_to_go', { max_races: 50 })) as {
    races: (Keyed & { starts_in_s: number })[];
  };
  // Fixed-odds-only races have a name where others have a number, and no tote pools.
  const numbered = races.filter(({ key }) => /\/\d+$/.test(key));
  const race = numbered.find((each) => each.starts_in_s >= STAYS_OPEN_S) ?? numbered.at(-1);
  return race?.key ?? none('race');
}

/** A match with a head to head and a margin market, which the examples ask for. */
async function findMatch(ask: AskFacts): Promise<string> {
  const { sports } = (await ask('sports_get_all_open', {})) as SportFacts;
  // Football of either kind always has margins; the others are asked after them.
  const likelyFirst = [...sports].sort((a, b) => Number(isFootball(b.name)) - Number(isFootball(a.name)));
  for (const { name, competitions } of likelyFirst) {
    for (const competition of competitions) {
      const key = `${name} > ${competition}`;
      const { matches } = (await ask('sports_get_open_competition', { key, market: 'margin' })) as MatchFacts;
      if (matches[0]) return matches[0].key;
    }
  }
  return none('match');
}

const isFootball = (sport: string) => /Rugby League|AFL/.test(sport);

async function findTournamentMatch(ask: AskFacts): Promise<string> {
  const { sports } = (await ask('sports_get_all_open', {})) as SportFacts;
  const likelyFirst = [...sports].sort((a, b) => Number(b.name === 'Tennis') - Number(a.name === 'Tennis'));
  for (const { name } of likelyFirst) {
    const { competitions } = (await ask('sports_get_open_sport', { key: name })) as CompetitionFacts;
    for (const competition of competitions) {
      for (const tournament of competition.tournaments ?? []) {
        const key = `${competition.key} > ${tournament}`;
        const { matches } = (await ask('sports_get_open_tournament', { key })) as MatchFacts;
        if (matches[0]) return matches[0].key;
      }
    }
  }
  return none('tournament-match');
}

async function findResulted(ask: AskFacts): Promise<string> {
  const { sports } = (await ask('sports_get_all_results', {})) as { sports: Keyed[] };
  for (const sport of sports) {
    const { competitions } = (await ask('sports_get_resulted_sport', { key: sport.key })) as CompetitionFacts;
    for (const { key } of competitions) {
      const { matches } = (await ask('sports_get_resulted_competition', { key })) as MatchFacts;
      if (matches[0]) return matches[0].key;
    }
  }
  return none('resulted-match');
}

function none(placeholder: string): never {
  throw new Error(`there is nothing at the moment for {${placeholder}}`);
}
