import { describe, expect, it } from 'vitest';
import type { Venue } from '../../../domain/venues.js';
import { addDays, zoned } from '../../../util/zone.js';
import { random } from '../random.js';
import { drawHomeSlots } from './home-slots.js';
import { isMetropolitan } from './metropolitan.js';
import type { Slot } from './slots.js';

const slotsOf = (date: string): { slots: Slot[]; taken: Set<Venue> } => {
  const taken = new Set<Venue>();
  return { slots: drawHomeSlots('home', random('home', date), date, taken), taken };
};
const dates = Array.from({ length: 28 }, (_, i) => addDays('2026-03-02', i));
const cities = (slots: readonly Slot[]): Slot[] => slots.filter(isMetropolitan);

describe('Australian meetings', () => {
  it('take a venue each, of their own code', () => {
    for (const date of dates) {
      const { slots, taken } = slotsOf(date);
      expect(taken.size).toBe(slots.length);
      for (const { venue, code } of slots) expect(venue?.code).toBe(code);
    }
  });

  it('are twice as many at the gallops on Saturdays as on other days, five of them in the capitals', () => {
    const saturdays = dates.filter((date) => new Date(`${date}T00:00:00Z`).getUTCDay() === 6);
    for (const date of saturdays) {
      const gallops = slotsOf(date).slots.filter(({ code }) => code === 'R');
      expect(gallops.length).toBeGreaterThanOrEqual(12);
      expect(cities(gallops).length).toBeGreaterThanOrEqual(3);
      expect(new Set(cities(gallops).map(({ location }) => location)).size).toBe(cities(gallops).length);
    }
  });

  it('have eight to ten races in the capitals, on Fridays under lights', () => {
    const all = dates.flatMap((date) => cities(slotsOf(date).slots).map((slot) => ({ date, slot })));
    expect(all.length).toBeGreaterThan(25);
    for (const { date, slot } of all) {
      expect(slot.races).toBeGreaterThanOrEqual(8);
      expect(slot.races).toBeLessThanOrEqual(10);
      if (new Date(`${date}T00:00:00Z`).getUTCDay() !== 5) continue;
      expect(zoned(slot.first, slot.timeZone).time >= '18:00').toBe(true);
    }
  });
});
