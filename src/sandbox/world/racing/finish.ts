import { random } from '../random.js';
import type { Race, RaceCard, Runner, Upheld } from './types.js';

/**
 * How much of a runner's strength counts from each pick on: the better one fails to win, the less it says about
 * the places (discounted Harville, fitted to what quinellas and trifectas pay beside win dividends).
 */
export const DISCOUNTS: readonly number[] = [1, 0.79, 0.66, 0.57];

/** What the order of a race depends on. */
export type Contest = Pick<Race, 'number' | 'incident'> & {
  meeting: Pick<Race['meeting'], 'date' | 'code' | 'name'>;
};

/** A runner as far as the order of its race depends on it. */
export type Contestant = Pick<Runner, 'number' | 'ability'>;

/** Runner numbers in the order they come home. */
function drawOrder(seed: string, race: Contest, starters: readonly Contestant[]): number[] {
  const { meeting } = race;
  const draw = random(seed, meeting.date, meeting.code, meeting.name, race.number, 'finish');
  const left = [...starters];
  const order: number[] = [];
  while (left.length > 0) {
    const discount = DISCOUNTS[Math.min(order.length, 3)] ?? 1;
    // As Random.weighted picks, without a list for every pick: very many races are run.
    const chances = left.map(({ ability }) => Math.exp(ability * discount));
    let rest = draw.next() * chances.reduce((sum, chance) => sum + chance, 0);
    const found = chances.findIndex((chance) => {
      rest -= chance;
      return rest < 0;
    });
    const [next] = left.splice(found < 0 ? left.length - 1 : found, 1);
    if (next) order.push(next.number);
  }
  return order;
}

/** Places a tote pays by runners when scratchings were notified and by starters (Queensland's wording). */
export function placesPaid(notified: number, starters: number): number {
  if (notified >= 8 && starters >= 7) return 3;
  return notified >= 5 && starters >= 4 ? 2 : 0;
}

/** True where a duet is paid: eight runners when scratchings were notified, and seven starters. */
export function paysDuet({ notified, starters }: Pick<RaceCard, 'notified' | 'starters'>): boolean {
  return placesPaid(notified, starters.length) === 3;
}

/** How they passed the post when an upheld protest made the official order of it: the last of those concerned was ahead. */
function beforeProtest(finish: RaceCard['finish'], { against, behind }: Upheld): RaceCard['finish'] {
  const order = [...finish];
  order.splice(against - 1, 0, ...order.splice(behind - 1, 1));
  return order;
}

/** The official order of a race, see `RaceCard.finish`; `starters` in number order. */
export function drawFinish(seed: string, race: Contest, starters: readonly Contestant[]): number[][] {
  const { incident } = race;
  const order = incident?.kind === 'abandoned' ? [] : drawOrder(seed, race, starters);
  const finish = order.map((number): number[] => [number]);
  if (incident?.kind === 'dead heat' && finish.length > 1) {
    // In a field too small for the place planned, the last two come home together.
    const at = Math.min(incident.place, finish.length - 1) - 1;
    const [first = [], second = []] = finish.splice(at, 2);
    finish.splice(
      at,
      0,
      [...first, ...second].sort((a, b) => a - b),
    );
  }
  return finish;
}

/** The card of a race: its field and the order it will finish in. */
export function drawCard(seed: string, race: Race, runners: readonly Runner[]): RaceCard {
  const starters = runners.filter((runner) => !runner.scratching);
  const notified = runners.filter((runner) => !runner.scratching || runner.scratching.late).length;
  const { incident } = race;
  const finish = drawFinish(seed, race, starters);
  const places = placesPaid(notified, starters.length);
  const upheld = incident?.kind === 'protest' ? incident.upheld : undefined;
  const pastThePost = upheld && upheld.behind <= finish.length ? beforeProtest(finish, upheld) : finish;
  return { race, runners, starters, finish, pastThePost, notified, places, fixedPlaces: places };
}
