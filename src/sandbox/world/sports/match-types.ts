import type { Fixture } from './calendar.js';
import type { CompetitionInfo } from './catalogue-types.js';
import type { Roster } from './players.js';
import type { RaceModel } from './race-model.js';
import type { ScoreModel } from './score-model.js';

/** A side as market names need it. */
export interface SideName {
  /** `St Geo Illawarra` */
  name: string;
  /** `StGeoIllawarr`: without blanks, cut. */
  joined: string;
  /** `SGI` */
  code: string;
  icon?: string;
}

/** A match drawn in full: who, with which players, and how it goes. */
export interface Match {
  info: CompetitionInfo;
  fixture: Fixture;
  name: string;
  sides: readonly [SideName, SideName];
  minutes: number;
  /** When it was called off, epoch milliseconds, by what nobody knows before. Every bet on it is void. */
  calledOff?: number;
  /** Players who do not play after all, by their place among those of both sides, home first. */
  absent?: ReadonlySet<number>;
  rosters?: readonly [Roster, Roster];
  score?: ScoreModel;
  race?: RaceModel;
}
