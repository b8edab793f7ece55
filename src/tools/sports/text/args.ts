import { competitionName, cursor, market, matchName, sportName, tournamentName } from '../../fields.js';

// Where a tool takes a key the separate names are optional; with a key they are filled in before a rendering sees them.

export const sport = { sport_name: sportName.optional() };
export const competition = { ...sport, competition_name: competitionName.optional() };
export const tournament = { ...competition, tournament_name: tournamentName.optional() };
export const matchInCompetition = { ...competition, match_name: matchName.optional() };
export const matchInTournament = { ...tournament, match_name: matchName.optional() };
export const page = { market: market.optional(), cursor: cursor.optional() };

interface Names {
  sport_name?: string | undefined;
  competition_name?: string | undefined;
  tournament_name?: string | undefined;
  match_name?: string | undefined;
  market?: string | undefined;
  cursor?: string | undefined;
}

/** The names of the call as a rendering takes them. */
export function namesOf(input: Names) {
  return {
    sport: input.sport_name ?? '',
    competition: input.competition_name ?? '',
    match: input.match_name ?? '',
    ...(input.tournament_name !== undefined && { tournament: input.tournament_name }),
    ...(input.market !== undefined && { market: input.market }),
    ...(input.cursor !== undefined && { cursor: input.cursor }),
  };
}
