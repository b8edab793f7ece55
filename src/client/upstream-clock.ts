import type { Clock } from '../util/clock.js';

/** What the sandbox or a replay says of itself in its header; absent on the real TAB. */
export interface WorldMark {
  kind: 'sandbox' | 'replay';
  /** World seconds per real second; 0 when the world's clock is frozen. */
  speed: number;
  /** When a replay was recorded, as the header gives it. */
  recordedAt?: string;
}

/** The upstream's clock as its answers tell it: a computer that is minutes wrong must not matter. */
export interface UpstreamClock {
  /** The upstream's time now; the computer's own before the first answer. Epoch milliseconds. */
  now(): number;
  /**
   * The upstream's time by which what is kept gets old. Where the world stands still or runs slowly, it goes on at the
   * real pace from the last answer: otherwise nobody would ask again, and hear that the world was moved.
   */
  ageing(): number;
  /** True once an answer has told the time. */
  readonly known: boolean;
  /** True once anything has answered, whether it told the time or not. */
  readonly answered: boolean;
  /** Computer minus upstream, milliseconds, at the last answer. */
  readonly skew: number;
  /** What the last answer that can tell said of its world; undefined for the real TAB and before the first answer. */
  readonly mark: WorldMark | undefined;
  /**
   * Takes in the headers of an answer, which came `agoMs` milliseconds ago (a body may take its time); gives the moment
   * of the answer by the upstream's clock, `Age` earlier where it was kept on the way. A failure (`good` is false) may be
   * of something between, which knows nothing of the world: without a mark it does not end one.
   */
  observe(headers: Headers, agoMs?: number, good?: boolean): number;
}

type Headers = Readonly<Record<string, string | undefined>>;

/** A clock that follows an upstream. `real` is the computer's clock. */
export function upstreamClock(real: Clock): UpstreamClock {
  let base: { upstream: number; real: number; speed: number } | undefined;
  let mark: WorldMark | undefined;
  let answered = false;
  /** The last `Date` and what it says: a new one comes once a second, however many answers do. */
  let dated = { text: '', at: Number.NaN };
  const timeAt = (moment: number, slowest = 0) =>
    base ? base.upstream + (moment - base.real) * Math.max(base.speed, slowest) : moment;
  return {
    now: () => timeAt(real()),
    ageing: () => timeAt(real(), 1),
    get known() {
      return base !== undefined;
    },
    get answered() {
      return answered;
    },
    get skew() {
      return base ? base.real - base.upstream : 0;
    },
    get mark() {
      return mark;
    },
    observe(headers, agoMs = 0, good = true) {
      const came = real() - agoMs;
      answered = true;
      const told = readMark(headers);
      if (mark && !told && !good) return timeAt(came);
      mark = told;
      const said = mark?.kind === 'sandbox' ? worldTime(headers['x-tab-sandbox']) : undefined;
      const age = ageOf(headers['age']);
      // `Date` has whole seconds: it moves the clock only when it disagrees by more than that. Of what somebody between
      // has kept, it may be the origin's or the keeper's: it is believed only where there is nothing better.
      const date = age > 0 && base ? Number.NaN : dateOf(headers['date'] ?? '');
      const upstream = said ?? (Number.isNaN(date) ? undefined : settled(date, came));
      if (upstream !== undefined) base = { upstream, real: came, speed: mark?.speed ?? 1 };
      return timeAt(came) - age;
    },
  };

  function dateOf(text: string): number {
    if (text !== dated.text) dated = { text, at: Date.parse(text) };
    return dated.at;
  }

  function settled(date: number, came: number): number {
    if (!base || mark) return date;
    const told = timeAt(came);
    return Math.abs(told - date) <= 1000 ? told : date;
  }
}

/** How long somebody between has kept it, milliseconds. */
function ageOf(header: string | undefined): number {
  if (header === undefined) return 0;
  return /^\d{1,9}$/.test(header.trim()) ? 1000 * Number(header) : 0;
}

function member(header: string | undefined, name: string): string | undefined {
  const found = header?.split(',').find((part) => part.trim().startsWith(`${name}=`));
  return found?.trim().slice(name.length + 1);
}

function worldTime(header: string | undefined): number | undefined {
  const at = Date.parse(member(header, 'now') ?? '');
  return Number.isNaN(at) ? undefined : at;
}

/** What an answer says of its world. */
export function readMark(headers: Headers): WorldMark | undefined {
  const sandbox = headers['x-tab-sandbox'];
  const replay = headers['x-tab-replay'];
  if (sandbox !== undefined) {
    const speed = Number(member(sandbox, 'speed') ?? '1');
    return { kind: 'sandbox', speed: Number.isFinite(speed) && speed >= 0 ? speed : 1 };
  }
  if (replay !== undefined) {
    const recordedAt = member(replay, 'recorded-at');
    return { kind: 'replay', speed: 1, ...(recordedAt === undefined ? {} : { recordedAt }) };
  }
  return undefined;
}
