import type { Diary } from '../racing/diary.js';
import type { Herd } from '../racing/herd.js';
import type { Market } from '../racing/market.js';
import type { Race, RaceCard } from '../racing/types.js';

/** What form is made of: the world's earlier races. */
export interface FormSources {
  seed: string;
  herd: Herd;
  diary: Diary;
  card(race: Race): RaceCard;
  market(race: Race): Market;
}
