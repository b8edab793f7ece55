import { describe, expect, it } from 'vitest';
import { askWorld, rowsOf } from '../ask.testing.js';

const DAY = '2026-11-24';
const EVENING = Date.parse('2026-11-24T11:00:00Z');
const { ask } = askWorld('pool results');
const results = (product: string, query = '', now = EVENING, date = DAY) =>
  ask(`/v1/tab-info-service/racing/dates/${date}/meetings/pools/${product}/results${query}`, now);

describe('what a product has paid on a day', () => {
  it('is what each race itself says', () => {
    const rows = rowsOf(results('Trifecta').body['results']);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows.slice(0, 10)) {
      const { self } = row['_links'] as { self: string };
      const race = ask(self, EVENING).body;
      const own = rowsOf(race['dividends']).find(({ wageringProduct }) => wageringProduct === 'Trifecta');
      expect(row['poolDividends']).toEqual(own?.['poolDividends']);
      expect(row['resultedTime']).toBe(race['resultedTime']);
    }
  });

  it('stands with the last leg where it is over several races', () => {
    const rows = rowsOf(results('Quaddie').body['results']);
    expect(rows.length).toBeGreaterThan(3);
    for (const row of rows) {
      const [dividend] = rowsOf(row['poolDividends']);
      expect(dividend?.['selections']).toHaveLength(4);
      expect(Number(row['raceNumber'])).toBeGreaterThanOrEqual(4);
    }
  });

  it('is one venue’s when asked, and nobody’s for an unknown one', () => {
    const all = rowsOf(results('Win').body['results']);
    const venue = (all[0]!['meeting'] as { venueMnemonic: string }).venueMnemonic;
    const own = rowsOf(results('Win', `?venueMnemonic=${venue}`).body['results']);
    expect(own.length).toBeGreaterThan(0);
    expect(own.length).toBeLessThan(all.length);
    expect(results('Win', '?venueMnemonic=XXX').body).toEqual({ results: [] });
  });

  it('differs between totes', () => {
    const amounts = (jurisdiction: string) =>
      rowsOf(results('Win', `?jurisdiction=${jurisdiction}`).body['results']).map(
        ({ poolDividends }) => poolDividends,
      );
    expect(amounts('NSW')).not.toEqual(amounts('VIC'));
    expect(amounts('NSW')).not.toEqual(amounts('QLD'));
  });

  it('is nothing before the day and once its races have left, and 404 for no product', () => {
    expect(results('Win', '', EVENING, '2026-11-25').body).toEqual({ results: [] });
    expect(results('Win', '', Date.parse('2026-11-25T02:00:00Z')).body).toEqual({ results: [] });
    expect(results('WIN').status).toBe(404);
    expect(rowsOf(results('Win', '', EVENING, 'today').body['results']).length).toBeGreaterThan(0);
  });
});
