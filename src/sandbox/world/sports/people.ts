import { type Random, random } from '../random.js';

// Invented people: given names are common, family names are put together and meant to be nobody's.
const GIVEN_MEN =
  'Aiden Alby Archer Beau Brodie Callum Cooper Darcy Dane Eamon Ellis Finn Flynn Gabe Harvey Hugo Jarrah Jonah Kade Kian Lachie Lorcan Mace Marlo Nate Ned Otis Patch Quade Remy Rory Ruben Seb Tane Teddy Toby Wes Xavi Zane'.split(
    ' ',
  );
const GIVEN_WOMEN =
  'Abby Alana Bonnie Bree Cleo Darcey Edie Elka Freya Gemma Greta Indie Isla Jorja Keira Lainey Lottie Mabel Maeve Nell Orla Pippa Quinn Reese Rosie Saskia Tess Thea Una Willa Zali'.split(
    ' ',
  );
const FRONT =
  'Arrow Balla Barra Brack Bram Cald Carra Cobble Corra Dunna Eller Fenna Galla Garra Hallo Harra Inker Jarra Kella Kirra Lanna Larra Marra Menna Narra Ollo Pella Quill Ranna Sarra Talla Tarra Ulla Varra Wanna Yarra'.split(
    ' ',
  );
const BACK =
  'brand by combe dine field gan gate grave hurst kin leigh lock man mere mond more nell per quist ridge sett shaw stow thorn ton vane ville wick worth'.split(
    ' ',
  );

/** An invented person. */
export interface Person {
  /** `Kade Marrawick` */
  name: string;
  /** `K Marrawick` */
  short: string;
}

function person(draw: Random, given: readonly string[]): Person {
  const first = draw.pick(given);
  const family = draw.pick(FRONT) + draw.pick(BACK);
  return { name: `${first} ${family}`, short: `${first[0]} ${family}` };
}

/** `count` invented people, no two with the same short name; the same `name` gives the same people. */
export function people(count: number, name: readonly (string | number)[], women = false): readonly Person[] {
  const draw = random(...name, 'people');
  const found = new Map<string, Person>();
  while (found.size < count) {
    const next = person(draw, women ? GIVEN_WOMEN : GIVEN_MEN);
    if (!found.has(next.short)) found.set(next.short, next);
  }
  return [...found.values()];
}
