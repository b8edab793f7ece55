/** What every row of a market table says beside its kind. */
interface Row {
  /** The TAB's name of the bet option: `Head To Head`. */
  option: string;
  /** Its number, as the TAB's; where none is recorded, ours. */
  id: number;
  /** What the market's name ends with: `HeadHead`. */
  label: string;
  /** Group the option is shown in. */
  group: string;
  /** Hours before the start at which it opens; without it, as soon as the match is listed. */
  opens?: number;
  /** True when it goes on in play. */
  live?: boolean;
  /** Part of the matches it is offered in; without it, all. Player markets come and go together. */
  share?: number;
  /**
   * The matches it is offered in, as a stretch of one number from 0 to 1 that is drawn for each match and that all such rows
   * share: what was recorded together comes together.
   */
  stretch?: readonly [number, number];
  /** Cash out before the match, where one kind was recorded of it. */
  cashOut?: 'Enabled' | 'PreMatch';
  /** Target book; without it the usual one for the number of selections. */
  book?: number;
  /** True when it can be part of a same-game multi. */
  same?: boolean;
  message?: string;
}

type What = 'margin' | 'total' | 'home' | 'away' | 'legs';

/** One row of a market table: a kind of market and the numbers it is about. */
export type Template = Row &
  (
    | { kind: 'result'; scope: string; draw?: boolean }
    | { kind: 'line'; scope: string; move?: number }
    | { kind: 'overUnder'; what: What; scope: string; move?: number; unit?: string; name?: string }
    | { kind: 'margin'; scope: string; bands: readonly number[]; draw?: boolean }
    | { kind: 'tri'; scope: string; within: number }
    | { kind: 'ranges'; what: What; scope: string; width: number; count: number; unit: string }
    | { kind: 'resultAndTotal'; scope: string; by: 'result' | 'line' }
    | { kind: 'marginAndTotal'; band: number; width: number; count: number }
    | { kind: 'halfFull'; draw: boolean }
    | { kind: 'halfFullMargin'; half: number; full: number }
    | { kind: 'pickLine'; step: number; count: number }
    | { kind: 'pickTotal'; step: number; count: number }
    | { kind: 'oddEven'; of?: 'home' | 'away' }
    | { kind: 'highestHalf' }
    | { kind: 'scores'; most: number }
    | { kind: 'bothScore' }
    | { kind: 'legScore'; target: number }
    | { kind: 'toss' }
    | { kind: 'playerOverUnder'; stat: string; least: number; players: number }
    | { kind: 'playerAtLeast'; stat: string; at: number; bySide?: boolean; players?: number }
    | { kind: 'playerTwoLines'; stat: string; apart: number; least: number; players: number }
    | { kind: 'playerBoth'; stats: readonly [string, string]; players: number }
    | { kind: 'mostOfSide'; stat: string }
    | { kind: 'bestOfMatch' }
    | { kind: 'openerOut' }
    | {
        kind: 'countLine';
        number: string;
        by: 'side' | 'match';
        unit: string;
        moves?: readonly number[];
        only?: 'home' | 'away';
      }
    | {
        kind: 'countThreeWay';
        number: string;
        by: 'side' | 'match';
        unit: string;
        width: number;
        only?: 'home' | 'away';
      }
    | {
        kind: 'countRanges';
        number: string;
        by: 'side' | 'match';
        unit: string;
        width: number;
        count: number;
      }
    | {
        kind: 'countLadder';
        number: string;
        by: 'side' | 'match';
        unit: string;
        /** Fixed steps; or `count` of them, `step` apart, with `below` of them below what is expected. */
        steps?: readonly number[];
        step?: number;
        count?: number;
        below?: number;
        only?: 'home' | 'away';
      }
    /** Which side has more; `level` names the selection that neither has; `single` where none of them may win. */
    | { kind: 'countLeader'; number: string; level?: string; single?: true }
    | { kind: 'sideWords'; number: string; words: readonly string[] }
    | { kind: 'playerAlternate'; stat: string; steps: readonly number[]; players: number }
    | { kind: 'firstScorer'; stat: string; nobody: string; last?: true }
    /** Which side wins so many halves at least. */
    | { kind: 'halvesWon'; least: 1 | 2 }
  );
