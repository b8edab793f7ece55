import { readFileSync } from 'node:fs';
import { isCalendarDate } from '../domain/dates.js';
import {
  type Fault,
  type RateLimit,
  readScenarioText,
  ScenarioError,
  startSandbox,
} from '../sandbox/index.js';
import { CommandError, EXIT, listenError, print } from './exit.js';
import { numberOption } from './number-option.js';
import { untilStopped } from './until-stopped.js';

/** Runs the emulated TAB alone, over HTTP on a loopback port, until a signal comes. */
export async function sandbox(options: {
  port: string;
  seed: string;
  at?: string;
  speed: string;
  accounts: string;
  rateLimit?: string;
  burst?: string;
  scenario?: string;
}): Promise<void> {
  const port = numberOption(options.port, { name: '--port', low: 0, high: 65_535, whole: true });
  const speed = numberOption(options.speed, { name: '--speed', low: 0, high: 3_600, whole: false });
  const accounts = numberOption(options.accounts, { name: '--accounts', low: 1, high: 100, whole: true });
  const rateLimit = readRateLimit(options);
  const at = options.at === undefined ? undefined : Date.parse(options.at);
  if (
    at !== undefined &&
    // `Date.parse` takes 30 February for 2 March.
    (Number.isNaN(at) ||
      !isCalendarDate((options.at ?? '').slice(0, 10)) ||
      !/T.*(Z|[+-]\d{2}:\d{2})$/.test(options.at ?? ''))
  ) {
    throw new CommandError(
      `--at "${options.at}" is not accepted. Accepted: a moment with its zone, e.g. 2026-11-24T02:00:00Z.`,
      EXIT.usage,
    );
  }
  if (!/^[\w-]{1,40}$/.test(options.seed)) {
    throw new CommandError(
      `--seed "${options.seed}" is not accepted. Accepted: letters, digits, - and _, at most 40.`,
      EXIT.usage,
    );
  }
  const faults = options.scenario === undefined ? [] : readFaults(options.scenario);
  const running = await startSandbox({
    port,
    seed: options.seed,
    speed,
    accounts,
    faults,
    ...(at === undefined ? {} : { at }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
  }).catch((error: unknown) => {
    throw listenError(error, '127.0.0.1', port);
  });
  const stopped = untilStopped(running.stop);
  print(
    [
      `TAB sandbox · PRACTICE DATA, invented · ${running.url}`,
      `seed ${options.seed} · it is ${new Date(running.clock.now()).toISOString()} there · speed ×${speed}${speed === 0 ? ' (frozen)' : ''}`,
      ...(options.scenario === undefined
        ? []
        : [`Misbehaves   as ${options.scenario} says · ${running.url}/sandbox/faults tells and changes it`]),
      ...(rateLimit === undefined
        ? []
        : [
            `Answers      ${rateLimit.perSecond} requests a second${rateLimit.burst === undefined ? '' : `, ${rateLimit.burst} at once`}, and 429 to the rest`,
          ]),
      `Look at it   ${running.url}/ in a browser: its clock, races, faults and the requests it sees`,
      `Ask it       curl '${running.url}/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW'`,
      `Bet on it    account ${running.credentials.accountNumber}, password ${running.credentials.password}${accounts === 1 ? '' : `, and ${accounts - 1} more`} · practice money`,
      `Use it with  TAB_UPSTREAM=sandbox TAB_BASE_URL=${running.url} tab-mcp`,
    ].join('\n'),
  );
  await stopped;
}

function readRateLimit({ rateLimit, burst }: { rateLimit?: string; burst?: string }): RateLimit | undefined {
  if (rateLimit === undefined) {
    if (burst === undefined) return undefined;
    throw new CommandError('--burst is accepted beside --rate-limit only.', EXIT.usage);
  }
  return {
    perSecond: numberOption(rateLimit, { name: '--rate-limit', low: 0.01, high: 100_000, whole: false }),
    ...(burst === undefined
      ? {}
      : { burst: numberOption(burst, { name: '--burst', low: 1, high: 1_000_000, whole: true }) }),
  };
}

function readFaults(file: string): Fault[] {
  try {
    return readScenarioText(readFileSync(file, 'utf8'));
  } catch (error) {
    const why =
      error instanceof ScenarioError
        ? `is not accepted. ${error.message}`
        : `can’t be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`;
    throw new CommandError(`--scenario "${file}" ${why}`, EXIT.usage);
  }
}
