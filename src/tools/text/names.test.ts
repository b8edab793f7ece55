import { describe, expect, it } from 'vitest';
import { initialled, properName } from './names.js';

describe('properName', () => {
  it.each([
    ['CHRIS WALLER', 'Chris Waller'],
    ["SHAUN O'MALLEY", "Shaun O'Malley"],
    ['KERRY MCEWAN', 'Kerry McEwan'],
    ['ANNE ROE & BOB-JO DOE', 'Anne Roe & Bob-Jo Doe'],
    ['GRAND WINK (NZ)', 'Grand Wink (NZ)'],
    ['WARWICK FARM', 'Warwick Farm'],
    ["PUNTER'S LUCK II", "Punter's Luck II"],
    ['J MERROW', 'J Merrow'],
    ['J.MERROW', 'J.Merrow'],
    ['GREAT 5TH GRADE HEAT 2', 'Great 5th Grade Heat 2'],
    ['WWW.SOMEWHERE.COM.AU STAKES', 'www.somewhere.com.au Stakes'],
    ['A $200M RACE FOR 3YO', 'A $200M Race For 3YO'],
  ])('writes %s as %s', (given, wanted) => {
    expect(properName(given)).toBe(wanted);
  });

  it('leaves a name with small letters alone', () => {
    expect(properName('Star Pelaw (GBR)')).toBe('Star Pelaw (GBR)');
    expect(properName('K van der Berg')).toBe('K van der Berg');
  });
});

describe('initialled', () => {
  it.each([
    ['CONNOR WALLISTON', 'C Walliston'],
    ['Julie van der Merrow', 'J van der Merrow'],
    ['ANNE ROE & BOB DOE', 'A Roe & B Doe'],
    ['J MERROW', 'J Merrow'],
    ['Cher', 'Cher'],
  ])('writes %s as %s', (given, wanted) => {
    expect(initialled(given)).toBe(wanted);
  });
});
