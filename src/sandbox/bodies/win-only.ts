/** What may be bet in a market that has no places (recorded). */
export const WIN_ONLY = {
  allowWin: true,
  allowPlace: false,
  allowEachWay: false,
  allowMulti: true,
  allowMultiWin: true,
  allowMultiPlace: false,
  allowMultiEachWay: false,
  numberOfPlaces: 0,
} as const;
