import type { ServerResponse } from 'node:http';
import { json } from './upstream.js';

// A small invented racing upstream: Tuesday 24 November 2026 and the days after it, it is 13:00 in Sydney.

export const NOW = Date.parse('2026-11-24T02:00:00Z');
export const DATE = { date: new Date(NOW).toUTCString() };

type Body = Record<string, unknown>;

/** A race `minutes` after 13:00 in the state given. */
export function stubBody(raceNumber: number, minutes: number, raceStatus: string, more: Body = {}): Body {
  return {
    raceNumber,
    raceStatus,
    raceStartTime: new Date(NOW + minutes * 60_000).toISOString(),
    raceName: `RACE ${raceNumber}`,
    results: raceStatus === 'Paying' ? [[1], [2], [3]] : [],
    ...more,
  };
}

/** A meeting; without a mnemonic it is one that only has fixed odds. */
export function meetingBody(
  meetingName: string,
  raceType: string,
  venueMnemonic: string | undefined,
  races: Body[],
): Body {
  return { meetingName, raceType, ...(venueMnemonic ? { venueMnemonic } : {}), location: 'NSW', races };
}

const card = () => [
  stubBody(1, -70, 'Paying'),
  stubBody(2, -35, 'Paying'),
  stubBody(3, 10, 'Normal'),
  stubBody(4, 45, 'Normal'),
];

/** The meetings of the days, by date. */
export const DAYS: Record<string, Body[]> = {
  '2026-11-24': [
    meetingBody('RANDWICK', 'R', 'RWK', card()),
    meetingBody('THE MEADOWS', 'G', 'MEA', [stubBody(1, 5, 'Normal'), stubBody(2, 25, 'Normal')]),
    meetingBody('WENTWORTH PARK', 'G', 'WPK', [stubBody(1, -90, 'Paying'), stubBody(2, -60, 'Abandoned')]),
    meetingBody('TWO LAKES', 'R', undefined, [
      stubBody(5, 20, 'Normal', { matchName: 'TWO LAKES R05 24/11' }),
      stubBody(6, 60, 'Normal', { matchName: 'TWO LAKES R06 24/11' }),
    ]),
    meetingBody('EMPTY PLAINS', 'H', 'EPL', []),
    meetingBody('PORT ONE', 'H', 'PON', [stubBody(1, 30, 'Normal')]),
    meetingBody('PORT TWO', 'H', 'PTW', [stubBody(1, 40, 'Normal')]),
  ],
  '2026-11-25': [
    meetingBody('WARWICK FARM', 'R', 'WFM', card()),
    meetingBody('RANDWICK', 'G', 'RWG', card()),
  ],
  '2026-11-27': [meetingBody('MELTON', 'H', 'MEL', card())],
};

/** Answers the days and their meetings; false when something else was asked. */
export function answerRacing(url: string, response: ServerResponse): boolean {
  const path = url.split('?')[0] ?? '';
  if (path === '/v1/tab-info-service/racing/dates') {
    json(response, 200, { dates: Object.keys(DAYS).map((meetingDate) => ({ meetingDate })) }, DATE);
    return true;
  }
  const date = /^\/v1\/tab-info-service\/racing\/dates\/([^/]+)\/meetings$/.exec(path)?.[1];
  if (date === undefined) return false;
  json(response, 200, { meetings: DAYS[date] ?? [] }, DATE);
  return true;
}
