import type { UpstreamKind } from './practice.js';

/** What a model is told of this server when it connects. At most 800 characters. */
export function instructions(kind: UpstreamKind): string {
  const first =
    kind === 'live'
      ? 'Real TAB data (Australian racing, sports, FootyTAB).'
      : 'PRACTICE DATA: everything here is invented by a local sandbox, not the TAB; always say so. Australian racing, sports, FootyTAB.';
  return [
    first,
    'Unofficial software, not Tabcorp’s.',
    'Answers print keys such as 2026-11-24/R/WFM/4 or Rugby League > NRL > Canberra v Warriors: pass one as `key` to the next tool. Racing keys also take today, a venue name, and next, latest or last for the number.',
    'Start with racing_get_next_to_go, racing_get_meetings or sports_get_all_open.',
    'Prices age: give each with its age and time; tote figures are estimates until the close. Nothing is advice.',
    'This server only reads. Never say that a bet is placed without a ticket number.',
  ].join(' ');
}
