// A year of racing with a thousand bets a day, in one process: every race with its result and dividends, and slips
// handed in over HTTP to a sandbox whose clock the program moves.

import { DAY, HOUR, slipsFor } from './bets.mjs';
import { client } from './client.mjs';

const FROM = Date.parse('2026-01-01T00:00:00Z');
/** Moments of a day, by the hour after 09:00 UTC, at which slips are handed in, and the slips of a moment. */
const MOMENTS = 25;
const SLIPS = 2;
const BETS = 20;

const megabytes = (bytes) => Math.round(bytes / 2 ** 20);

/** Draws every race of the day that is over, as a program that keeps results would. */
function results(racing, date, now) {
  let races = 0;
  for (const meeting of racing.day(date).meetings) {
    for (const race of meeting.races) {
      if (racing.state(race, now).over) racing.dividends(race, now, 'NSW');
      races += 1;
    }
  }
  return races;
}

/** Runs so many days; `onDay` is told of each with the seconds so far and the memory in MB. */
export async function year({ startSandbox }, days, onDay = () => undefined) {
  let real = FROM;
  const sandbox = await startSandbox({ seed: 'year', clock: () => real, at: FROM, speed: 1 });
  const { world, desk, credentials } = sandbox;
  const account = credentials.accountNumber;
  const began = performance.now();
  const told = { races: 0, slips: 0, bets: 0, refused: 0, deposited: 0, peak: 0 };
  const ask = client(sandbox);
  const sample = () => {
    told.peak = Math.max(told.peak, process.memoryUsage().rss);
  };
  try {
    for (let day = 0; day < days; day++) {
      await ask.login();
      for (let moment = 0; moment < MOMENTS; moment++) {
        real = FROM + day * DAY + Math.floor((moment * DAY) / MOMENTS);
        if (desk.balance(account) < 5_000_00) {
          told.deposited += 10_000_00;
          desk.ledger.write({
            at: real,
            kind: 'deposit',
            postings: [
              { party: 'outside', cents: -10_000_00 },
              { party: `account:${account}`, cents: 10_000_00 },
            ],
          });
        }
        for (const bets of slipsFor(world.racing, sandbox.clock.now(), day * MOMENTS + moment, SLIPS, BETS)) {
          const { sold, refused } = await ask.betslip(`slip-${++told.slips}`, bets);
          told.bets += sold;
          told.refused += refused;
        }
        sample();
      }
      real = FROM + (day + 1) * DAY;
      const date = new Date(FROM + (day - 1) * DAY).toISOString().slice(0, 10);
      told.races += results(world.racing, date, sandbox.clock.now());
      sample();
      onDay(day, (performance.now() - began) / 1000, megabytes(process.memoryUsage().rss));
    }
    real += 3 * DAY;
    desk.settle(sandbox.clock.now());
    const open = desk.tickets(account).filter(({ result }) => result === undefined).length;
    const balances = Object.fromEntries(desk.ledger.balances());
    return {
      ...told,
      days,
      seconds: (performance.now() - began) / 1000,
      peak: megabytes(told.peak),
      open,
      balances,
      sum: Object.values(balances).reduce((sum, cents) => sum + cents, 0),
    };
  } finally {
    ask.close();
    await sandbox.stop();
  }
}

export const hours = HOUR;
