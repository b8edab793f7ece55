import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recording } from '../../../test/contract/recordings.js';
import { ContractError, InputError } from '../../errors/index.js';
import { mutations } from '../../upstream/mutate.testing.js';
import { competitionBody, mainMarketBodies, matchBody } from '../../upstream/sports-bodies.testing.js';
import { isObject, type JsonObject } from '../../util/json.js';
import type { ToolDefinition } from '../define-tool.js';
import { tool as allRounds } from '../footytab/footytab-get-all-rounds.js';
import { tool as roundDetails } from '../footytab/footytab-get-round-details.js';
import { tool as allResults } from '../results/sports-get-all-results.js';
import { tool as resultedCompetition } from '../results/sports-get-resulted-competition.js';
import { tool as resultedMatch } from '../results/sports-get-resulted-match-in-competition.js';
import { tool as resultedSport } from '../results/sports-get-resulted-sport.js';
import { tool as allOpen } from './sports-get-all-open.js';
import { tool as nextToGo } from './sports-get-next-to-go.js';
import { tool as openCompetition } from './sports-get-open-competition.js';
import { tool as openMatch } from './sports-get-open-match-in-competition.js';
import { tool as openSport } from './sports-get-open-sport.js';
import { show } from './text/show.testing.js';

const RECORDINGS = ['rugby-league-nrl', 'basketball-nba', 'basketball-nbl', 'cricket-bbl'];
const ASKED = {
  sport_name: 'Rugby League',
  competition_name: 'NRL',
  match_name: 'Canberra v Warriors',
  round_number: 12,
};
/** Members without which a competition or match says nothing: all else may be damaged. */
const REQUIRED = /^(body|name|matches|markets|.*\.(name|markets|propositions))$/;

/** A recorded competition cut down, so that damage hits what matters. */
function recorded(file: string): JsonObject | undefined {
  const body = recording(`sports-competition-${file}.json`);
  if (!isObject(body)) return undefined;
  const matches = (body['matches'] as JsonObject[]).map((match) => ({
    ...match,
    markets: (match['markets'] as unknown[]).slice(0, 6),
  }));
  return { ...body, matches, betOptionGroups: [], betOptions: [] };
}

/** Reads and presents the damaged body every way; gives the path of the ContractError, if there was one. */
function survive(tool: ToolDefinition, body: unknown, inputs: readonly Record<string, unknown>[]): void {
  for (const input of inputs) {
    try {
      const { text, facts } = show(tool, body, { ...ASKED, ...input });
      expect(text.length).toBeLessThanOrEqual(6500);
      expect(JSON.stringify(facts).length).toBeLessThanOrEqual(9500);
    } catch (error) {
      if (!(error instanceof ContractError)) throw error;
      expect(error.path).toMatch(REQUIRED);
    }
  }
}

const damaged = (
  tool: ToolDefinition,
  body: unknown,
  inputs: readonly Record<string, unknown>[] = [{}],
  runs = 120,
) =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (seed) =>
      survive(tool, mutations(body, seed), inputs),
    ),
    { numRuns: runs },
  );

describe('damaged answers', () => {
  it.each(RECORDINGS)('leave the recorded competition %s told, or named as no use', (file) => {
    const body = recorded(file);
    if (body === undefined) return;
    damaged(openCompetition, body, [{}, { market: 'line' }]);
  });

  it.each(RECORDINGS)('leave the first recorded match of %s told, or named as no use', (file) => {
    const [match] = (recorded(file)?.['matches'] ?? []) as JsonObject[];
    if (match === undefined) return;
    damaged(openMatch, match, [{}, { market: 'head' }]);
    damaged(resultedMatch, match);
  });

  it('leave lists told, whatever they hold', () => {
    const competitions = [
      { name: 'NRL', hasMarkets: true, sameGame: true, tournaments: [{ name: 'Cup', matches: [] }] },
    ];
    const sport = { name: 'Rugby League', _links: { footytab: 'x' }, competitions };
    damaged(allOpen, { sports: [sport, sport] });
    damaged(allResults, { sports: [sport, sport] });
    damaged(openSport, sport);
    damaged(resultedSport, sport);
    const next = {
      ...matchBody(),
      sportName: 'Rugby League',
      competitionName: 'NRL',
      _links: { self: 'x/sports/A/competitions/B' },
    };
    damaged(nextToGo, { matches: [next, next] }, [{}, { limit: 3 }]);
  });

  it('leave results and FootyTAB told, whatever they hold', () => {
    const markets = mainMarketBodies().map((market) => ({
      ...market,
      bettingStatus: 'Resulted',
      propositions: (market['propositions'] as JsonObject[]).map((proposition, i) => ({
        ...proposition,
        isWinner: i === 0,
        isOpen: false,
      })),
    }));
    const match = matchBody({ markets, scores: [{ name: 'Canberra', score: 24 }] });
    damaged(resultedCompetition, competitionBody([match, matchBody()]));
    damaged(resultedMatch, match);
    const round = {
      roundNumber: 12,
      name: 'Round 12',
      series: 'A',
      closeTime: '2026-11-26T09:00:00Z',
      matches: [{ ...match, margins: [{ name: 'A 1-12', approximate: 3 }] }],
      pools: [{ wageringProduct: 'Double', poolTotal: 5, jackpot: 1, legs: ['x'] }],
      dividends: [{ wageringProduct: 'Double', poolDividends: [{ selections: ['a'], amount: 2 }] }],
    };
    damaged(roundDetails, round);
    damaged(allRounds, { rounds: [round, round] });
  });

  it('never make a cursor end in anything but a page or a refusal', () => {
    const body = competitionBody(
      Array.from({ length: 40 }, (_, i) => matchBody({ name: `Team ${i} v Other` })),
    );
    const { nextCursor } = show(openCompetition, body, ASKED);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
        try {
          show(openCompetition, mutations(body, seed), { ...ASKED, cursor: nextCursor });
        } catch (error) {
          expect(error instanceof ContractError || error instanceof InputError).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });
});
