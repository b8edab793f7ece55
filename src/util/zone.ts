const formats = new Map<string, Intl.DateTimeFormat>();

function format(zone: string): Intl.DateTimeFormat {
  let found = formats.get(zone);
  if (!found) {
    found = new Intl.DateTimeFormat('en-AU', {
      timeZone: zone,
      weekday: 'short',
      year: 'numeric',
      month: 'short',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
    formats.set(zone, found);
  }
  return found;
}

/** A moment taken apart in one time zone. */
export interface ZonedTime {
  /** `YYYY-MM-DD` */
  date: string;
  /** `HH:MM` */
  time: string;
  /** `HH:MM:SS` */
  clock: string;
  /** `Tue 24 Nov 2026` */
  day: string;
  /** The zone's abbreviation then: `AEDT`, `AWST`, `GMT+9`. */
  abbreviation: string;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Takes `at` (epoch milliseconds) apart in `zone` (an IANA name). Throws RangeError for an unknown zone or a time that is no number. */
export function zoned(at: number, zone: string): ZonedTime {
  const parts = Object.fromEntries(
    format(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  ) as Record<Intl.DateTimeFormatPartTypes, string>;
  const { year, day, weekday, hour, minute, second } = parts;
  // Some months are written with four letters (`Sept`).
  const month = MONTHS.findIndex((name) => parts.month.startsWith(name)) + 1;
  const time = `${hour}:${minute}`;
  return {
    date: `${year}-${String(month).padStart(2, '0')}-${day}`,
    time,
    clock: `${time}:${second}`,
    day: `${weekday} ${Number(day)} ${MONTHS[month - 1]} ${year}`,
    abbreviation: parts.timeZoneName,
  };
}

/** The date `YYYY-MM-DD` that `at` (epoch milliseconds) falls on in `zone`. */
export function dateIn(at: number, zone: string): string {
  return zoned(at, zone).date;
}

/** `date` (`YYYY-MM-DD`) moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The epoch milliseconds of the wall-clock time `date` (`YYYY-MM-DD`) `time` (`HH:MM[:SS]`) in `zone`. */
export function zonedInstant(date: string, time: string, zone: string): number {
  const wanted = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  let guess = wanted;
  // The offset at the guess corrects the guess; a second round settles a change of daylight saving between the two.
  for (let round = 0; round < 2; round++) {
    const shown = zoned(guess, zone);
    guess += wanted - Date.parse(`${shown.date}T${shown.clock}Z`);
  }
  return guess;
}

/** `at` (epoch milliseconds) as ISO 8601 with the zone's offset: `2026-11-24T14:04:00+11:00`. */
export function isoInZone(at: number, zone: string): string {
  const shown = zoned(at, zone);
  const offset = Math.round(
    (Date.parse(`${shown.date}T${shown.clock}Z`) - Math.floor(at / 1000) * 1000) / 60_000,
  );
  const sign = offset < 0 ? '-' : '+';
  const hours = String(Math.floor(Math.abs(offset) / 60)).padStart(2, '0');
  const minutes = String(Math.abs(offset) % 60).padStart(2, '0');
  return `${shown.date}T${shown.clock}${sign}${hours}:${minutes}`;
}
