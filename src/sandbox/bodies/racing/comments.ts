import type { JsonObject } from '../../../util/json.js';
import type { RaceCard, Runner } from '../../world/racing.js';
import { random } from '../../world/random.js';
import type { View } from './view.js';

const TIPSTERS = [
  'Wendell Quarrington',
  'Maeve Tumbletarn',
  'Otis Weatherill',
  'Greta Brindlecombe',
] as const;
const RATINGS = ['Rating', 'Last12Months', 'Recent', 'Distance', 'Class', 'Time', 'Overall'] as const;
const PRAISE = [
  'was strong to the line last time and maps well',
  'drops in class and has trialled sharply',
  'found one better at its latest and is ready to go one ahead',
  'is at its best over this trip',
  'has drawn to have every chance',
] as const;

type Draw = ReturnType<typeof random>;

/** The four a judge names, who knows the strengths but not exactly. */
function four(draw: Draw, { runners }: RaceCard): Runner[] {
  return runners
    .filter(({ vacantBox, emergency }) => !vacantBox && !emergency)
    .map((runner) => ({ runner, score: runner.ability + draw.normal(0, 0.7) }))
    .sort((a, b) => b.score - a.score)
    .slice(0, 4)
    .map(({ runner }) => runner);
}

const numbers = (runners: readonly Runner[]): number[] => runners.map(({ number }) => number);

/** Tips (not for every race), ratings, and the comment, which is JSON inside a string. */
export function commentsBody({ world }: View, card: RaceCard): JsonObject {
  const { meeting, number } = card.race;
  const draw = random(world.seed, meeting.date, meeting.code, meeting.name, number, 'comments');
  const [best, second, third] = four(draw, card);
  const said = four(draw, card);
  const comment = [best, second, third]
    .flatMap((runner) => (runner ? [`${runner.number}. ${runner.name} ${draw.pick(PRAISE)}.`] : []))
    .join(' ');
  const tipped = draw.chance(0.9);
  return {
    raceComments: JSON.stringify({ comment, runners: numbers(said), exclusive: draw.chance(0.5) }),
    ...(tipped
      ? {
          tips: {
            tipType: draw.pick(['Standard', 'Special']),
            tipster: draw.pick(TIPSTERS),
            tipRunnerNumbers: numbers(four(draw, card)),
          },
        }
      : {}),
    ratings: RATINGS.map((ratingType) => ({ ratingType, ratingRunnerNumbers: numbers(four(draw, card)) })),
  };
}
