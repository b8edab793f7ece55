import { fileURLToPath } from 'node:url';
import { start } from '../lib/process.mjs';

/** Without these Node lets garbage grow to four times what is held before it collects it. */
const NODE_OPTIONS = '--max-old-space-size=160 --max-semi-space-size=8';
const CHILD = fileURLToPath(new URL('./year-child.mjs', import.meta.url));

/** The year in a process of its own, whose memory is nobody else's. */
export async function yearAlone(days) {
  const child = start(CHILD, { args: [String(days)], env: { NODE_OPTIONS }, probe: false });
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`The year ended with code ${code}.`);
  const { seconds, processor, peak, races, bets, refused, settled, open, balances, sum } = JSON.parse(text);
  if (open !== 0 || sum !== 0) throw new Error(`The books do not balance: ${text}`);
  return {
    days,
    'with NODE_OPTIONS': NODE_OPTIONS,
    'seconds of the clock': Math.round(seconds),
    'seconds of the processor': Math.round(processor),
    'most memory, MB': peak,
    'races with results and dividends': races,
    'bets sold and settled': settled,
    'bets refused': refused,
    'bets sold and not settled': bets - settled,
    'balances, cents': Object.entries(balances)
      .map(([party, cents]) => `${party} ${cents}`)
      .join(', '),
    'sum of the balances': sum,
  };
}
