import { describe, expect, it } from 'vitest';
import { askedRace } from './asked-race.js';

describe('askedRace', () => {
  it('names a race of a known venue, by code', () => {
    const asked = { meeting_date: '2026-11-24', venue_mnemonic: 'RAN', race_number: 4 };
    expect(askedRace({ ...asked, race_type: 'R' })).toEqual({
      key: '2026-11-24/R/RAN/4',
      title: 'Randwick R4',
      day: 'Tue 24 Nov 2026',
      code: 'R',
    });
    expect(askedRace({ ...asked, race_type: 'H' }).title).toBe('Rangiora R4');
  });

  it('keeps an unknown mnemonic, and the match name of a fixed-odds-only race', () => {
    const asked = { meeting_date: '2026-11-24', race_type: 'G', venue_mnemonic: 'XQZ', race_number: 7 };
    expect(askedRace(asked).title).toBe('XQZ R7');
    const match = { ...asked, venue_mnemonic: 'Two Lakes (USA)', race_number: 'TWO LAKES R06 22/09' };
    expect(askedRace(match)).toMatchObject({
      key: '2026-11-24/G/Two Lakes (USA)/TWO LAKES R06 22/09',
      title: 'Two Lakes (USA) TWO LAKES R06 22/09',
    });
  });

  it('says nothing of what was not told', () => {
    expect(askedRace({}).title).toBe('');
    expect(askedRace({}).day).toBe('');
  });
});
