/** The state of a course as the form tells it, without its grade. */
export type Going = 'Firm' | 'Good' | 'Soft' | 'Heavy' | 'Fast' | 'Synthetic';

/** The going of a meeting by its track (`GOOD4`, `AWT`). */
export function goingOf(track: string): Going {
  if (track.startsWith('AWT')) return 'Synthetic';
  const found = (['Firm', 'Soft', 'Heavy', 'Fast'] as const).find((going) =>
    track.startsWith(going.toUpperCase()),
  );
  return found ?? 'Good';
}

/** True on a wet course. */
export function isWet(going: Going): boolean {
  return going === 'Soft' || going === 'Heavy';
}
