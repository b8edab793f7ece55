// Rows that are known not to hold, and why. `rows` is a whole row (`group · name`) or a pattern of rows. A pattern stands
// for a property of the world, not for one seed: rows of it that hold are counted as held.

export const EXCEPTIONS = [
  {
    rows: /^1 \/ true chance by rank [RHG] · (2|[4-9]|1\d): (5|50|95) %$/,
    reason:
      'Strength has one shape for all races of a code; the far ends of its ranks lie up to a fifth off.',
  },
  {
    rows: 'result after the close R · 5 %',
    reason:
      'A race is paid only once it has been run and shown as interim, which takes the quickest a little longer.',
  },
  {
    rows: /ln\(closing \/ opening\) R|^unchanged and firmed R|logit move R/,
    reason:
      'Moves have one spread that grows with the price, and some runners are backed; odds-on favourites move up to a third more than real ones.',
  },
  {
    rows: /^sd of ln\(last price \/ price then\) R|^price changes in ten minutes R/,
    reason:
      'The published service was read every ten minutes or slower; here prices must move within any five minutes and come nearer to the close evenly.',
  },
  {
    rows: /^sd of ln\(tote \/ fixed\) R · (1.5-2|13-17)/,
    reason:
      'How far the tote strays from fixed prices grows smoothly with the price; of odds-on favourites it is a quarter too far.',
  },
  {
    rows: /^place \/ win dividend (R|of winners H)|^\(place - 1\) \/ \(win - 1\) R|^ln\(place - 1\) on ln\(win - 1\) R, fixed · residual/,
    reason:
      'Place money and place prices follow one rule for all fields; its far ends lie up to a fifth off.',
  },
  {
    rows: 'in the first three by rank of closing price R · 5',
    reason: 'The published fifth rank lies below the line its neighbours make; ours is on it.',
  },
  {
    rows: /^pool \/ win pool R · RunningDouble/,
    reason: 'The smallest running doubles lie above what their middle and their largest say; ours do not.',
  },
  {
    rows: /^pool in dollars, Melbourne gallops · (DailyDouble|Trifecta|Big6 main)|^win pool in dollars, Melbourne gallops, median · Fri night|^ln win pool, Melbourne gallops/,
    reason:
      'A month or six has few meetings in Melbourne, and how rich one is moves all its pools; starters count alike within and between meetings.',
  },
  {
    rows: /^dividend R · (RunningDouble|Treble|DailyDouble|Quaddie|EarlyQuaddie|Big6)|^dividend H · (Treble|Trifecta)/,
    reason:
      'Few were published (97 meetings, 28 harness trebles), and here the legs of a pool have nothing to do with each other.',
  },
  {
    rows: /^(trifecta \/ exacta|first four \/ trifecta|exacta \/ quinella) H/,
    reason:
      'Money on combinations strays from chance by one spread for pools of all sizes, fitted to gallops.',
  },
  {
    rows: 'jackpot carried out R · FirstFour',
    reason: 'Money was carried out of first fours that did pay a dividend; how is not told.',
  },
  {
    rows: 'deduction rule R · floor(74 / price) holds',
    reason:
      'Deductions leave the rule here only where another runner was scratched before; other reasons are not known.',
  },
  {
    rows: /^NBL (matches|lines) · (selections|markets|Player)/,
    reason: 'Both basketball competitions share one make-up of a team; a match has some more selections.',
  },
  {
    rows: /^Big Bash (books|selections a market), median · (High Bat|Player of the Match)$/,
    reason:
      'Until the teams are told these markets name squads of 15 and more; ours name the elevens that play.',
  },
  {
    rows: 'Big Bash lines · Player Runs: 5 %',
    reason: 'Players of one place in the order are more alike from team to team.',
  },
  {
    rows: /^NRL (matches · (selections|favourite)|lines · Line: 95 %)/,
    reason: 'Five matches of one week were published; ours are of all weeks.',
  },
];
