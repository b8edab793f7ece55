import { random } from '../random.js';
import type { Draft } from './draft.js';
import type { OfferedMarket, OfferedSelection } from './event.js';
import { isOnAbsent, WITHDRAWN_KNOWN } from './incidents.js';
import { MARKET_TABLES } from './markets/index.js';
import { endOf, outcomesOf, phaseAt } from './match-outcomes.js';
import type { Match } from './match-types.js';
import { memo } from './memo.js';
import { marketId, marketNumber, selectionId } from './numbers.js';
import { opinion } from './opinion.js';
import { decided, probability } from './outcomes.js';
import { bookPrices, singlePrice, usualBook } from './prices.js';
import { type Progress, UNBIASED } from './score-distribution.js';
import { drafts } from './selections.js';
import type { Template } from './templates.js';
import { type Verdict, verdicts } from './verdict.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The toss is that long before the start. */
const TOSS = 45 * MINUTE;
/** Prices are looked at anew so often: before the match, and in play. */
const STEP = { ahead: MINUTE, playing: 20_000 };

/** The start of the step that `now` lies in: between steps nothing changes. */
export function stepOf(match: Match, now: number): number {
  const step = phaseAt(match, now) === 'playing' ? STEP.playing : STEP.ahead;
  return Math.floor(now / step) * step;
}

/** Prices of cricket matches move that much of what others do (recorded). */
const CRICKET_MOVES = 0.78;

function progressAt(seed: string, match: Match, at: number): Progress {
  const { start } = match.fixture;
  if (at >= start) {
    return { ...UNBIASED, played: Math.min(1, (at - start) / (match.minutes * MINUTE)) };
  }
  const thought = opinion([seed, match.info.id, match.fixture.key, 'opinion'], start, at);
  return match.info.scoring?.innings
    ? { ...thought, marginBias: thought.marginBias * CRICKET_MOVES }
    : thought;
}

/** What was thought when the lines were set: at the opening, or in play at the last change of line. */
function whenLinesWereSet(seed: string, match: Match, at: number): Progress {
  const { start } = match.fixture;
  if (at < start) return progressAt(seed, match, start - match.info.ahead * 24 * HOUR);
  const played = (at - start) / (match.minutes * MINUTE);
  return { ...UNBIASED, played: Math.floor(played * 12) / 12 };
}

/** In play: whether a selection is as good as won, or lost. */
const settledAlready = (probability: number): boolean => probability > 0.985 || probability < 0.005;

/** The prices of a market's selections, of which the probabilities are 1 altogether where one wins. */
function priced(draft: Draft, probabilities: readonly number[]): number[] {
  return draft.oneWinner
    ? bookPrices(probabilities, draft.template.book ?? usualBook(probabilities.length))
    : probabilities.map(singlePrice);
}

// Before the match its lines stay as they were opened, so its markets are drawn up once.
const drawnUp = memo<Map<Template, Draft[]>>(80);

/** Draws up the markets of rows of the table for a match, with the lines as set at `at`. */
function drafter(seed: string, match: Match, at: number): (template: Template) => Draft[] {
  const opening = outcomesOf(seed, match, whenLinesWereSet(seed, match, at));
  if (at >= match.fixture.start) return (template) => drafts(match, template, opening);
  const kept = drawnUp(`${seed}/${match.info.id}/${match.fixture.key}`, () => new Map());
  return (template) => {
    let found = kept.get(template);
    if (!found) {
      found = drafts(match, template, opening);
      kept.set(template, found);
    }
    return found;
  };
}

const within = ([low, high]: readonly [number, number], drawn: number): boolean =>
  low <= drawn && drawn < high;

/** What the offering of a market hangs together with. */
function sharedBy(template: Template): string {
  return template.kind.startsWith('player') ? 'players' : template.option;
}

// Shares of markets by what cash out they have before the match (recorded), and where nothing is recorded.
const CASH_OUT: Record<string, readonly (readonly [OfferedMarket['cashOut'], number])[]> = {
  cricket: [
    ['PreMatch', 88],
    ['Enabled', 12],
  ],
  league: [
    ['PreMatch', 37.5],
    ['Enabled', 62.5],
  ],
};
const USUAL_CASH_OUT: readonly (readonly [OfferedMarket['cashOut'], number])[] = [
  ['PreMatch', 69.1],
  ['Enabled', 29.1],
  ['Disabled', 1.8],
];

/** What a resulted selection says of itself. */
function settled(verdict: Verdict | undefined): Pick<OfferedSelection, 'won' | 'void'> {
  if (verdict === undefined) return {};
  return verdict === 'void' ? { void: true } : { won: verdict === 'won' };
}

/** The markets of a match at `now`: none of them before it opens, phone-only ones in play, all resulted after. */
export function offer(seed: string, match: Match, serial: number, now: number): OfferedMarket[] {
  const phase = phaseAt(match, now);
  const { start } = match.fixture;
  const at =
    phase === 'resulted' ? start - 1 : stepOf(match, phase === 'deciding' ? endOf(match).over - 1 : now);
  // One called off before its start was never in play.
  const inPlay = phase !== 'resulted' && at >= start;
  const outcomes = outcomesOf(seed, match, progressAt(seed, match, at));
  const draw = drafter(seed, match, at);
  const name = [seed, match.info.id, match.fixture.key] as const;
  const paused = !inPlay && random(...name, 'pause', Math.floor(at / (4 * MINUTE))).chance(0.002);
  const style = random(...name, 'style').next();
  const list: OfferedMarket[] = [];
  for (const [index, template] of (MARKET_TABLES[match.info.markets] ?? []).entries()) {
    if (inPlay && !template.live) continue;
    const closes = template.kind === 'toss' ? start - TOSS : start;
    if (phase !== 'resulted' && !inPlay && at >= closes) continue;
    if (template.opens !== undefined && start - at > template.opens * HOUR) continue;
    if (
      template.share !== undefined &&
      !random(...name, sharedBy(template), 'offered').chance(template.share)
    )
      continue;
    if (template.stretch && !within(template.stretch, style)) continue;
    const cashOut: OfferedMarket['cashOut'] = inPlay
      ? 'Enabled'
      : (template.cashOut ??
        random(...name, template.option, 'cash-out').weighted(
          CASH_OUT[match.info.markets] ?? USUAL_CASH_OUT,
        ));
    for (const draft of draw(template)) {
      const first = draft.selections[0];
      if (!first || (inPlay && phase === 'playing' && decided(outcomes, first.ranges))) continue;
      const chances = draft.selections.map(({ ranges }) => probability(outcomes, ranges));
      if (inPlay && (draft.oneWinner ? chances.some((p) => p > 0.985) : chances.every(settledAlready)))
        continue;
      const number = marketNumber(serial, index, draft.sub);
      const luck = random(...name, template.option, draft.sub, inPlay ? at : Math.floor(at / (10 * MINUTE)));
      const held = phase === 'deciding' || paused || luck.chance(inPlay ? 0.18 : 0.001);
      const known = at >= start - WITHDRAWN_KNOWN;
      const absent = draft.selections.map((selection) => known && isOnAbsent(match, selection));
      // A market about nobody else than who does not play is taken down; its bets are void with the result.
      if (phase !== 'resulted' && absent.every((one) => one)) continue;
      const out = absent.map(
        (one, place) => one || (inPlay && !draft.oneWinner && settledAlready(chances[place] as number)),
      );
      const suspended = held;
      const prices = priced(draft, chances);
      const resulted = phase === 'resulted';
      const came = resulted ? verdicts(match, draft, outcomes) : [];
      const sameGame = template.same === true && match.info.sameGame === true && !inPlay;
      list.push({
        id: marketId(number),
        option: template.option,
        optionId: template.id,
        priority: index + 1,
        group: template.group,
        label: draft.label,
        status: resulted ? 'Resulted' : suspended ? 'Suspended' : 'Open',
        closes,
        isFuture: false,
        inPlay,
        goingInPlay: !inPlay && template.live === true,
        sameGame,
        severalOfIt: template.kind === 'playerAtLeast',
        oneWinner: draft.oneWinner,
        cashOut,
        ...(template.message === undefined ? {} : { message: template.message }),
        selections: draft.selections.map(
          (selection, place): OfferedSelection => ({
            id: selectionId(number, place),
            name: selection.name,
            price: prices[place] as number,
            open: !resulted && !suspended && out[place] !== true,
            ...(selection.line === undefined ? {} : { line: selection.line }),
            ...(selection.position === undefined ? {} : { position: selection.position }),
            sameGame,
            ...settled(came[place]),
          }),
        ),
      });
    }
  }
  return list;
}
