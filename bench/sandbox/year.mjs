import { slipsFor } from './bets.mjs';
import { client } from './client.mjs';

const DAY = 86_400_000;
const FROM = Date.parse('2026-01-01T00:00:00Z');
/** Moments of a day at which slips are handed in, slips of a moment, bets of a slip. */
const MOMENTS = 25;
const SLIPS = 2;
const BETS = 20;
/** A little more than a day's bets cost, in cents. */
const PURSE = 10_000_00;

/** Draws every race of a day that is over, as a program that keeps results would. */
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

/**
 * Days of racing in one process: every race with its result and dividends, and slips handed in over HTTP to a sandbox whose
 * clock the program moves. Memory is sampled after every moment; `onDay` is told of each day.
 */
export async function year({ startSandbox }, days, onDay = () => undefined) {
  let real = FROM;
  const sandbox = await startSandbox({ seed: 'year', clock: () => real, at: FROM, speed: 1 });
  const { world, desk, credentials } = sandbox;
  const account = credentials.accountNumber;
  const began = performance.now();
  const told = { races: 0, bets: 0, refused: 0, settled: 0, peak: 0 };
  const ask = client(sandbox);
  const open = new Set();
  const sample = () => {
    told.peak = Math.max(told.peak, Math.round(process.memoryUsage.rss() / 2 ** 20));
  };
  const count = () => {
    for (const serial of open) {
      if (!desk.ticket(serial)?.result) continue;
      open.delete(serial);
      told.settled += 1;
    }
  };
  const fill = () => {
    if (desk.balance(account) >= PURSE) return;
    const postings = [
      { party: 'outside', cents: -PURSE },
      { party: `account:${account}`, cents: PURSE },
    ];
    desk.ledger.write({ at: sandbox.clock.now(), kind: 'deposit', postings });
  };
  try {
    for (let day = 0; day < days; day++) {
      await ask.login();
      fill();
      for (let moment = 0; moment < MOMENTS; moment++) {
        real = FROM + day * DAY + Math.floor((moment * DAY) / MOMENTS);
        const number = day * MOMENTS + moment;
        for (const [i, bets] of slipsFor(world.racing, real, number, SLIPS, BETS).entries()) {
          const { sold, refused } = await ask.betslip(`slip-${number}-${i}`, bets);
          told.bets += sold.length;
          told.refused += refused;
          for (const serial of sold) open.add(serial);
        }
        sample();
      }
      real = FROM + (day + 1) * DAY;
      desk.settle(real);
      count();
      told.races += results(world.racing, new Date(real - 2 * DAY).toISOString().slice(0, 10), real);
      sample();
      onDay(day, (performance.now() - began) / 1000, told);
    }
    real += 3 * DAY;
    desk.settle(real);
    count();
    const balances = Object.fromEntries(desk.ledger.balances());
    const { user, system } = process.cpuUsage();
    return {
      ...told,
      days,
      seconds: (performance.now() - began) / 1000,
      processor: (user + system) / 1e6,
      open: open.size,
      balances,
      sum: Object.values(balances).reduce((sum, cents) => sum + cents, 0),
    };
  } finally {
    ask.close();
    await sandbox.stop();
  }
}
