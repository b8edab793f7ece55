import type { Herd } from '../racing/herd.js';
import type { Market } from '../racing/market.js';
import type { Race, RaceCard, RacingDay } from '../racing/types.js';

/** What form is made of: the world's earlier races. */
export interface FormSources {
  seed: string;
  herd: Herd;
  /** The programme of a day that is over, apart from the days that are listed. */
  pastDay(date: string): RacingDay;
  card(race: Race): RaceCard;
  market(race: Race): Market;
}
