import type { Runner, Scratching } from '../../../domain/race.js';
import { minuteWords } from './moment.js';
import type { RaceView } from './race-view.js';
import { listed } from './words.js';

function costs({ winDeduction: win, placeDeduction: place }: Scratching): string {
  const parts = [win && `${win}c win`, place && `${place}c place`].filter((part) => part);
  return parts.length === 0 ? '' : `: earlier fixed bets lose ${parts.join(', ')} per $ returned`;
}

function tells({ scratched }: Runner): boolean {
  return scratched !== undefined && (costs(scratched) !== '' || scratched.at !== undefined || scratched.late);
}

/** Who does not start and what that costs bets on the others; those without a cost share a line. */
export function scratchedLines({ scratched, vacant, zone, now }: RaceView): string[] {
  const own = scratched.filter(tells);
  const rest = scratched.filter((runner) => !tells(runner));
  const width = Math.max(...own.map((runner) => runner.name.length), 0);
  const lines = own.map(({ number, name, scratched: gone }) => {
    const at = gone?.at === undefined ? '' : ` ${minuteWords(gone.at, zone, now)}`;
    const word = gone?.late ? 'LATE SCRATCHED' : 'SCRATCHED';
    return `${String(number).padStart(2)}  ${name.padEnd(width)}  ${word}${at}${gone ? costs(gone) : ''}`;
  });
  if (rest.length > 0)
    lines.push(`Scratched: ${listed(rest.map(({ number, name }) => `${number} ${name}`))}`);
  if (vacant.length > 0) lines.push(`Vacant: ${listed(vacant.map(({ number }) => `box ${number}`))}`);
  return lines;
}
