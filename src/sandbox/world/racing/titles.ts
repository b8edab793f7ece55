import type { RaceType } from '../../../domain/racing-code.js';
import type { Cents } from '../../../util/money.js';
import type { Random } from '../random.js';

/** What a race is called, over what distance and for how much. */
export interface Title {
  name: string;
  conditions?: string;
  distance: number;
  prize: Cents;
}

// Invented firms: no race is named after a real one.
const SPONSORS = [
  'HARBOURSIDE FENCING',
  'BLUEGUM TYRES',
  'WATTLE LANE BAKERY',
  'NORTHBANK CONCRETE',
  'KINGFISHER POOLS',
  'SALTBUSH HOTEL',
  'TWIN RIVERS STEEL',
  'ORCHARD ROAD VETS',
  'CANNERY COLD STORAGE',
  'PLOVER CREEK WINES',
  'SILVERDALE TRACTORS',
  'LANTERN HILL STUD',
  'BRIGHTWATER PLUMBING',
  'STONEWALL BREWING',
  'GREYSTONE ROOFING',
  'MAGPIE COURIERS',
  'PADDOCK & VINE',
  'IRONBARK TIMBER',
  'DRIFTWOOD MOTORS',
  'WINDMILL STOCKFEEDS',
  'CEDAR PARK HOMES',
  'TALLOWOOD INSURANCE',
  'REDSAND EARTHMOVING',
  'QUAYSIDE FISHERIES',
  'HONEYEATER CAFE',
  'COOLABAH PRINTING',
  'ROSELLA GARDENS',
  'SHEPHERDS FLAT RSL',
  'PELICAN POINT GOLF',
  'BANKSIA ELECTRICAL',
] as const;

const GALLOPS_CLASSES = [
  ['MDN', 22],
  ['CL1', 9],
  ['BM58', 15],
  ['BM64', 14],
  ['BM68', 10],
  ['BM72', 9],
  ['BM78', 8],
  ['BM84', 4],
  ['OPEN', 5],
  ['LISTED', 1],
] as const;
const OVERSEAS_CLASSES = [
  ['MDN', 24],
  ['HCP', 36],
  ['CLM', 20],
  ['ALW', 12],
  ['STK', 8],
] as const;
const GALLOPS_AGES = [
  ['2YO', 6],
  ['3YO', 18],
  ['3YO+', 62],
  ['4YO+', 14],
] as const;
const TROTS_CLASSES = [
  ['3YO MAIDEN', 6],
  ['3YO+ MAIDEN', 10],
  ['NR up to 42', 8],
  ['NR 43 to 47', 12],
  ['NR 48 to 54', 16],
  ['NR 55 to 60', 16],
  ['NR 61 to 65', 12],
  ['NR 66 to 80', 10],
  ['FFA', 4],
  ['2YO', 6],
] as const;
const DOGS_CLASSES = [
  ['Maiden', 16],
  ['Novice', 6],
  ['6th Grade', 10],
  ['5th Grade', 30],
  ['Mixed 4/5', 14],
  ['3rd/4th Grade', 10],
  ['Restricted Win', 8],
  ['Free For All', 6],
] as const;

/** Metres. Longer races, by stayers or over jumps, take so long that they can't carry the promise that racing never pauses. */
export const LONGEST_PROMPT = 2700;

const USUAL: Record<RaceType, readonly number[]> = {
  R: [1000, 1100, 1200, 1200, 1300, 1400, 1400, 1600, 1600, 1800, 2000, 2400],
  H: [1609, 1640, 1720, 2040, 2150],
  G: [300, 350, 400, 450, 515],
};

function gallops(draw: Random, home: boolean, city: boolean, distance: number): Title {
  const grade = draw.weighted(home ? GALLOPS_CLASSES : OVERSEAS_CLASSES);
  const age = draw.weighted(GALLOPS_AGES);
  const mares = draw.chance(0.14) ? ' FM' : '';
  const kind =
    grade === 'MDN' ? 'MAIDEN PLATE' : draw.pick(['HANDICAP', 'HANDICAP', 'PLATE', 'CUP', 'STAKES']);
  const scale = grade === 'LISTED' ? 4 : grade.startsWith('BM7') || grade === 'OPEN' ? 1.3 : 1;
  const dollars = Math.exp(draw.normal(Math.log(city ? 85_000 : 23_000), city ? 0.5 : 0.36)) * scale;
  const prize = Math.max(10_000, Math.round(dollars / 1000) * 1000) * 100;
  const conditions = `${age} ${grade}${mares}`;
  if (!home) return { name: '', ...(draw.chance(0.8) ? { conditions } : {}), distance, prize };
  return { name: `${draw.pick(SPONSORS)} ${kind}`, conditions, distance, prize };
}

function trots(draw: Random, distance: number): Title {
  const trotters = draw.chance(0.12);
  const gait = trotters ? 'TROT' : 'PACE';
  const start = trotters || draw.chance(0.2) ? 'SS' : 'MS';
  const dollars = Math.exp(draw.normal(Math.log(9_000), 0.4));
  return {
    name: `${draw.pick(SPONSORS)} ${gait} ${start}`,
    conditions: draw.weighted(TROTS_CLASSES),
    distance,
    prize: Math.round(dollars / 500) * 50_000,
  };
}

function dogs(draw: Random, home: boolean, distance: number): Title {
  const prize = Math.max(1200, Math.round(Math.exp(draw.normal(Math.log(2800), 0.45)) / 5) * 5) * 100;
  const conditions = home ? draw.weighted(DOGS_CLASSES) : `A${draw.int(1, 9)}`;
  return { name: draw.pick(SPONSORS), conditions, distance, prize };
}

/** How often a course uses a distance, against its others: few gallops are long, most trots and greyhound races short (ours). */
function commonness(code: RaceType, metres: number): number {
  if (code === 'R') return metres > LONGEST_PROMPT ? 0.35 : 1;
  const [short, long] = code === 'H' ? [1850, 2300] : [430, 540];
  return metres <= short ? 6 : metres <= long ? 3 : 0.4;
}

/** Draws a race's title; `city` for a metropolitan course. `distances` are the venue's usual ones, if known. */
export function drawTitle(
  draw: Random,
  code: RaceType,
  home: boolean,
  city: boolean,
  number: number,
  distances: readonly number[] | undefined,
): Title {
  const usual = distances && distances.length > 0 ? distances : USUAL[code];
  const distance = draw.weighted(usual.map((metres) => [metres, commonness(code, metres)] as const));
  const title =
    code === 'R'
      ? gallops(draw, home, city, distance)
      : code === 'H'
        ? trots(draw, distance)
        : dogs(draw, home, distance);
  return title.name === ''
    ? { ...title, name: draw.chance(0.5) ? `Race ${number}` : `${draw.pick(SPONSORS)} STAKES` }
    : title;
}

const RAILS = [
  'True',
  'True',
  '+2m Entire Circuit',
  '+3m Entire Circuit',
  '+5m 1000m to Winning Post , +3m Remainder',
  'Out 4m entire circuit',
] as const;
const GOING = [
  ['FIRM2', 2],
  ['GOOD3', 16],
  ['GOOD4', 34],
  ['SOFT5', 18],
  ['SOFT6', 10],
  ['SOFT7', 7],
  ['HEAVY8', 8],
  ['HEAVY9', 3],
  ['HEAVY10', 2],
] as const;

/** The state of a course on its day: weather, going, rail. */
export function drawConditions(
  draw: Random,
  code: RaceType,
  home: boolean,
  surface: string | undefined,
): { weather: string; track: string; rail: string | null } {
  const weather = draw.weighted([
    ['FINE', 60],
    ['OCAST', 22],
    ['SHWRY', 12],
    ['RAIN', 6],
  ] as const);
  const plain = draw.weighted([
    ['GOOD', 60],
    ['FAST', 25],
    ['SOFT', 10],
    ['FIRM', 5],
  ] as const);
  const turf = surface === undefined || surface === 'turf';
  const dry = surface === 'dirt' || surface === 'sand' ? draw.pick(['FAST', 'FAST', 'GOOD']) : 'AWT';
  const gallops = !turf ? dry : home ? draw.weighted(GOING) : plain;
  const track = code === 'R' ? gallops : draw.pick(['GOOD', 'FAST', 'GOOD']);
  return { weather, track, rail: code === 'R' ? draw.pick(RAILS) : null };
}
