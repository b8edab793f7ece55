import { isObject, type JsonObject } from '../../../util/json.js';
import type { Cents } from '../../../util/money.js';
import { readStake } from '../money-text.js';

const LEG_TYPES = ['WIN', 'PLACE', 'EACH_WAY', 'SAME_GAME_MULTI', 'SAME_RACE_MULTI'] as const;
/** What a leg at fixed odds is; that on several runners of one race is ours. */
export type LegType = (typeof LEG_TYPES)[number];

/** A leg at fixed odds as a slip writes it. */
export interface AskedLeg {
  type: LegType;
  /** One, or those of a multi on one match or race. */
  propositions: readonly number[];
  /** In hundredths; undefined where the slip names none, which an enquiry may. */
  odds: number | undefined;
  /** The place price of an each-way leg. */
  secondaryOdds: number | undefined;
  decoToken: string | undefined;
}

export interface AskedFixed {
  type: 'FIXED_ODDS';
  stake: Cents;
  /** The place stake of an each-way bet; the same as `stake` where the slip names none. */
  secondaryStake: Cents;
  legs: readonly AskedLeg[];
  /** The token of a bonus bet that is to pay for it. */
  bonusBetToken: string | undefined;
}

/** A tote bet as a slip writes it. */
export interface AskedTote {
  type: 'PARIMUTUEL';
  betType: string;
  stake: Cents;
  secondaryStake: Cents;
  meetingCode: string;
  scheduledType: string;
  meetingDate: string;
  /** 0 where the product itself says which races. */
  raceNumber: number;
  flexi: boolean;
  /** Per leg, per position: runner numbers, the whole field, or what the server draws. */
  legs: readonly (readonly AskedRunners[])[];
  /** Runners that must be among the first, whichever place each takes; the positions are then one list of others. */
  roving: readonly number[];
}

/** Runners of a position: by number, all of the field, or left to be drawn. */
export type AskedRunners = readonly number[] | 'FIELD' | 'MYSTERY';

export type AskedBet = AskedFixed | AskedTote;

/** What is wrong with a body, and where. */
export interface Flaw {
  path: string;
  message: string;
}

/** Thrown with the first flaw of a slip; nothing of it is looked at then. */
export class SlipError extends Error {
  readonly flaw: Flaw;

  constructor(path: string, message: string) {
    super(message);
    this.name = 'SlipError';
    this.flaw = { path, message };
  }
}

/** Bets of one slip, legs of one bet and selections of one position at most (ours). */
const MOST = { bets: 20, legs: 25, selections: 24 };

function fail(path: string, message: string): never {
  throw new SlipError(path, message);
}

function list(value: unknown, path: string, most: number): unknown[] {
  if (!Array.isArray(value) || value.length === 0 || value.length > most) {
    return fail(path, `should be a list of 1 to ${most}`);
  }
  return value;
}

function object(value: unknown, path: string): JsonObject {
  return isObject(value) ? value : fail(path, 'should be an object');
}

function text(value: unknown, path: string): string {
  return typeof value === 'string' && value.length > 0 && value.length <= 200
    ? value
    : fail(path, 'should be a text');
}

function whole(value: unknown, path: string): number {
  const number = typeof value === 'string' && /^\d{1,12}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : fail(path, 'should be a whole number');
}

function stakeOf(value: unknown, path: string): Cents {
  return readStake(value) ?? fail(path, 'should be an amount in dollars, e.g. "10.00"');
}

/** `"7.00"`, `7` or `{"decimal":"7.00"}` in hundredths. */
function oddsOf(value: unknown, path: string): number | undefined {
  const given = isObject(value) ? value['decimal'] : value;
  if (given === undefined || given === null) return undefined;
  const match = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(String(given));
  const odds = match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : 0;
  return odds > 100 ? odds : fail(path, 'should be a decimal price over 1, e.g. "7.00"');
}

function readLeg(value: unknown, path: string): AskedLeg {
  const leg = object(value, path);
  const type = LEG_TYPES.find((one) => one === leg['type']);
  if (!type) return fail(`${path}.type`, `should be ${LEG_TYPES.join(', ')}`);
  const propositions =
    type === 'SAME_GAME_MULTI' || type === 'SAME_RACE_MULTI'
      ? list(leg['propositions'], `${path}.propositions`, MOST.legs).map((one, i) =>
          whole(object(one, `${path}.propositions[${i}]`)['propositionId'], `${path}.propositions[${i}]`),
        )
      : [whole(leg['propositionId'], `${path}.propositionId`)];
  const decoToken = leg['decoToken'];
  return {
    type,
    propositions,
    odds: oddsOf(leg['odds'], `${path}.odds`),
    secondaryOdds: oddsOf(leg['secondaryOdds'], `${path}.secondaryOdds`),
    decoToken:
      decoToken === undefined || decoToken === null ? undefined : text(decoToken, `${path}.decoToken`),
  };
}

function readSelections(value: unknown, path: string): AskedRunners {
  const given = list(value, path, MOST.selections);
  if (given.length === 1 && (given[0] === 'FIELD' || given[0] === 'MYSTERY')) return given[0];
  return readNumbers(given, path);
}

function readNumbers(given: readonly unknown[], path: string): number[] {
  const numbers = given.map((one, i) => whole(one, `${path}[${i}]`));
  return new Set(numbers).size === numbers.length ? numbers : fail(path, 'should name each runner once');
}

function readToteLeg(value: unknown, path: string): AskedRunners[] {
  return list(object(value, path)['positions'], `${path}.positions`, 4).map((one, i) =>
    readSelections(
      object(one, `${path}.positions[${i}]`)['selections'],
      `${path}.positions[${i}].selections`,
    ),
  );
}

/** The roving bankers of a bet on one race; none where its leg names none. */
function readRoving(legs: readonly unknown[], path: string): number[] {
  const [first] = legs;
  const given = isObject(first) ? first['roving'] : undefined;
  return given === undefined || given === null ? [] : readNumbers(list(given, path, 3), path);
}

function readBet(value: unknown, path: string): AskedBet {
  const bet = object(value, path);
  const stake = stakeOf(bet['stake'], `${path}.stake`);
  const second = bet['secondaryStake'];
  const secondaryStake =
    second === undefined || second === null ? stake : stakeOf(second, `${path}.secondaryStake`);
  if (bet['type'] === 'FIXED_ODDS') {
    // Older clients call the legs propositions.
    const name = bet['legs'] === undefined ? 'propositions' : 'legs';
    const legs = list(bet[name], `${path}.${name}`, MOST.legs);
    const bonus = bet['bonusBetToken'];
    const systems = bet['systemMultis'];
    // Known from a client: every multi of so many of the legs. Sold as one multi it would be another bet.
    if (systems !== undefined && systems !== null) fail(`${path}.systemMultis`, 'is not sold here');
    return {
      type: 'FIXED_ODDS',
      stake,
      secondaryStake,
      legs: legs.map((one, i) => readLeg(one, `${path}.${name}[${i}]`)),
      bonusBetToken:
        bonus === undefined || bonus === null || bonus === ''
          ? undefined
          : text(bonus, `${path}.bonusBetToken`),
    };
  }
  if (bet['type'] !== 'PARIMUTUEL') return fail(`${path}.type`, 'should be FIXED_ODDS or PARIMUTUEL');
  const legs = list(bet['legs'], `${path}.legs`, 6);
  return {
    type: 'PARIMUTUEL',
    betType: text(bet['betType'], `${path}.betType`),
    stake,
    secondaryStake,
    meetingCode: text(bet['meetingCode'], `${path}.meetingCode`),
    scheduledType: text(bet['scheduledType'], `${path}.scheduledType`),
    meetingDate: text(bet['meetingDate'], `${path}.meetingDate`),
    raceNumber: whole(bet['raceNumber'] ?? 0, `${path}.raceNumber`),
    flexi: bet['flexi'] === true,
    legs: legs.map((one, i) => readToteLeg(one, `${path}.legs[${i}]`)),
    roving: readRoving(legs, `${path}.legs[0].roving`),
  };
}

/** The bets of a slip's or an enquiry's body. Throws SlipError with the first thing that is wrong. */
export function readBets(body: JsonObject): AskedBet[] {
  return list(body['bets'], 'bets', MOST.bets).map((one, i) => readBet(one, `bets[${i}]`));
}
