import type { RaceStatus } from './race.js';

/** What a status means to somebody who bets. `other` is a status never seen before. */
export type RacePhase = 'open' | 'closed' | 'interim' | 'paying' | 'protest' | 'abandoned' | 'other';

// `Normal`, `Interim`, `Paying`, `Protest` and `Abandoned` are recorded, `Closed` is known from clients; the
// others are words for which clients test without anybody having seen them.
const PHASES: Record<string, RacePhase> = {
  normal: 'open',
  open: 'open',
  closed: 'closed',
  interim: 'interim',
  'interim result': 'interim',
  paying: 'paying',
  'all paying': 'paying',
  final: 'paying',
  resulted: 'paying',
  protest: 'protest',
  abandoned: 'abandoned',
};

/** The phase a status stands for. */
export function racePhase(status: RaceStatus): RacePhase {
  const found = Object.entries(PHASES).find(([word]) => word === status.toLowerCase());
  return found?.[1] ?? 'other';
}
