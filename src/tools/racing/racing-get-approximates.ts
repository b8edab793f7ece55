import * as z from 'zod';
import type { Approximate, Approximates } from '../../domain/approximates.js';
import { findProduct, productTitle, wageringProduct } from '../../domain/products.js';
import { InputError } from '../../errors/index.js';
import { readApproximates } from '../../upstream/approximates.js';
import { jsonObject } from '../../util/json.js';
import { formatDollars } from '../../util/money.js';
import { isoInZone } from '../../util/zone.js';
import { type Answer, defineTool, type View } from '../define-tool.js';
import * as fields from '../fields.js';
import { PRODUCT_LIST } from '../grammar.js';
import { clockOf, count, dotted, formatDividend, table } from '../text/format.js';
import { type AskedRace, askedRace } from './text/asked-race.js';
import { readWords } from './text/moment.js';

/** How many combinations an answer shows, shortest first. */
const SHOWN = 20;

type Input = AskedRace & { wagering_product: string };

/** Each combination once, those with a figure first, shortest first. */
function sorted(combinations: readonly Approximate[], ordered: boolean): Map<string, Approximate> {
  const byName = new Map<string, Approximate>();
  for (const combination of combinations) {
    const numbers = ordered
      ? combination.selections
      : [...combination.selections].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : a > b ? 1 : 0));
    const name = numbers.join('-');
    if (byName.get(name)?.dividend === undefined) byName.set(name, combination);
  }
  const size = ({ dividend }: Approximate) => dividend ?? Number.POSITIVE_INFINITY;
  return new Map([...byName].sort(([, a], [, b]) => (size(a) === size(b) ? 0 : size(a) - size(b))));
}

function present(approximates: Approximates, view: View<Input>): Answer {
  const asked = askedRace(view.input);
  const product = view.input.wagering_product;
  const title = productTitle(product);
  const ordered = findProduct(product)?.ordered ?? true;
  const all = sorted(approximates.combinations, ordered);
  const priced = [...all].filter(([, { dividend }]) => dividend !== undefined);
  const shown = priced.slice(0, SHOWN);
  const without = all.size - priced.length;
  const more = priced.length - shown.length;

  const { poolTotal, jackpot, poolStatus, updatedAt } = approximates;
  const head = [
    `${title} approximates · ${asked.title} · ${asked.day} · tote ${view.jurisdiction}`,
    dotted(
      asked.key,
      poolStatus && `pool ${poolStatus}`,
      poolTotal !== undefined && `pool ${formatDollars(poolTotal)}`,
      jackpot !== undefined && jackpot > 0 && `${formatDollars(jackpot)} carried in`,
      readWords(view.ageSeconds, view.source),
      updatedAt !== undefined && `changed ${clockOf(updatedAt, view.zone)}`,
    ),
  ];
  const order = ordered ? 'in this order' : 'in any order';
  const body =
    shown.length > 0
      ? [
          `${meaning(poolStatus)}, numbers ${order}, shortest first:`,
          ...table(
            [{ head: '' }, { head: '', align: 'right' }],
            shown.map(([name, { dividend }]) => [name, formatDividend(dividend)]),
          ),
        ]
      : [emptyLine(approximates, title, all.size)];
  const rest = [
    more > 0 ? `+${more} more of ${count(priced.length, 'combination')}: detail: "full"` : '',
    without > 0 && shown.length > 0
      ? `${count(without, 'combination')} left out: a runner is scratched, or no money is on it yet.`
      : '',
  ];
  return {
    key: asked.key,
    ...(poolStatus === undefined ? {} : { state: poolStatus }),
    text: [...head, ...body, ...rest].filter((line) => line !== '').join('\n'),
    facts: jsonObject({
      key: asked.key,
      product,
      tote: view.jurisdiction,
      estimate: true,
      selections_are: order,
      pool_status: poolStatus,
      pool_total: poolTotal === undefined ? undefined : poolTotal / 100,
      jackpot: jackpot === undefined ? undefined : jackpot / 100,
      changed_at: updatedAt === undefined ? undefined : isoInZone(updatedAt, view.zone),
      approximates: shown.map(([name, { dividend }]) => jsonObject({ selections: name, pays: dividend })),
      not_shown: more,
      without_a_figure: without,
      unrecognised_members: approximates.unrecognised ? [...approximates.unrecognised] : undefined,
    }),
  };
}

/** What the figures are, as far as the answer tells whether the pool still takes bets. */
function meaning(poolStatus: string | undefined): string {
  if (poolStatus === undefined) return '$1 would pay (an estimate, which only counts while the race is open)';
  return /^(?:open|normal|selling)$/i.test(poolStatus)
    ? '$1 would pay (an estimate until the close)'
    : '$1 would have paid (the last estimate; racing_get_race tells what was paid)';
}

function emptyLine({ unrecognised }: Approximates, title: string, size: number): string {
  if (unrecognised && unrecognised.length > 0) {
    return `The TAB's answer holds no list of approximates. Its members: ${unrecognised.join(', ')}. detail: "full" gives it whole.`;
  }
  return size > 0
    ? `No combination of ${count(size, 'combination')} has a figure: runners scratched, or no money in the pool yet.`
    : `The TAB gives no ${title} approximates for this race.`;
}

export const tool = defineTool({
  name: 'racing_get_approximates',
  title: 'Approximate dividends',
  description:
    'What each combination of an exotic pool would pay now: Quinella, Exacta, Duet (others may not exist). Win and place estimates are in racing_get_race.',
  freshness: 'race',
  route:
    'GET /v1/tab-info-service/racing/dates/{meeting_date}/meetings/{race_type}/{venue_mnemonic}/races/{race_number}/pools/{wagering_product}/approximates',
  keyed: {
    kind: 'racing',
    parts: ['meeting_date', 'race_type', 'venue_mnemonic', 'race_number'],
    tellsState: true,
  },
  input: {
    meeting_date: fields.meetingDate.optional(),
    race_type: fields.raceType.optional(),
    venue_mnemonic: fields.venueMnemonic.optional(),
    race_number: fields.raceNumber.optional(),
    wagering_product: z.string().min(1).max(30).describe('e.g. Quinella, Exacta, Duet'),
  },
  normalise: (input) => {
    const product = wageringProduct(input.wagering_product);
    if (product === undefined) {
      throw new InputError({
        argument: 'wagering_product',
        message: `wagering_product "${input.wagering_product}" is no pool of the TAB. Accepted: ${PRODUCT_LIST}.`,
      });
    }
    return { ...input, wagering_product: product };
  },
  read: readApproximates,
  present,
  examples: [
    { title: 'Quinella approximates of a race', arguments: { key: '{race}', wagering_product: 'Quinella' } },
    { title: 'Exacta, as people write it', arguments: { key: '{race}', wagering_product: 'exacta' } },
  ],
});
