import type { UpstreamKind } from './practice.js';

const FIRST: Record<'live' | 'practice' | 'unknown', string> = {
  live: 'Real TAB data: Australian racing, sports, FootyTAB.',
  practice:
    'PRACTICE DATA: everything here is invented or replayed, not the TAB; always say so. Australian racing, sports, FootyTAB.',
  unknown:
    'Australian racing, sports, FootyTAB. Answers that begin PRACTICE DATA are not the real TAB; always say so.',
};

/** What a model is told of this server when it connects; `kind` is undefined where only answers will tell. At most 800 characters. */
export function instructions(kind: UpstreamKind | undefined): string {
  const first = FIRST[kind === undefined ? 'unknown' : kind === 'live' ? 'live' : 'practice'];
  return [
    first,
    'Unofficial software, not Tabcorp’s.',
    'Answers print keys such as 2026-11-24/R/WFM/4 or Rugby League > NRL > Canberra v Warriors: pass one as `key` to the next tool. Racing keys also take today, a venue name, and next, latest or last for the number.',
    'Start with racing_get_next_to_go, racing_get_meetings or sports_get_all_open.',
    'Prices age: give each with its age and time; tote figures are estimates until the close. Nothing is advice.',
    'This server only reads. Never say that a bet is placed without a ticket number.',
  ].join(' ');
}
