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
    | { kind: 'oddEven' }
    | { kind: 'highestHalf' }
    | { kind: 'scores'; most: number }
    | { kind: 'bothScore' }
    | { kind: 'legScore'; target: number }
    | { kind: 'toss' }
    | { kind: 'playerOverUnder'; stat: string; least: number; players: number }
    | { kind: 'playerAtLeast'; stat: string; at: number; bySide?: boolean }
    | { kind: 'playerAlternate'; stat: string; steps: readonly number[]; players: number }
    | { kind: 'firstScorer'; stat: string; nobody: string }
  );
