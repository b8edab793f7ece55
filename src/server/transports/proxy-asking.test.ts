import { describe, expect, it } from 'vitest';
import { isRouteTool } from '../../tools/define-tool.js';
import { tools } from '../../tools/registry.js';
import { askingFor } from './proxy-asking.js';

const S = '/v1/tab-info-service/sports';
const R = '/v1/tab-info-service/racing';

describe('askingFor', () => {
  it.each(tools.filter(isRouteTool))(
    'asks for the path of $name as that tool does',
    ({ route, freshness }) => {
      const path = route.slice('GET '.length).replace(/\{\w+\}/g, 'A%20b');
      expect(askingFor(path)).toMatchObject({ route, keeping: { freshness } });
    },
  );

  it.each([
    [`${S}/results`, 'GET /v1/tab-info-service/sports/results'],
    [`${S}/nextToGo`, 'GET /v1/tab-info-service/sports/nextToGo'],
    [`${S}/Tennis`, 'GET /v1/tab-info-service/sports/{sport_name}'],
    [`${S}/Tennis/`, 'GET /v1/tab-info-service/sports/{sport_name}'],
    [`${S}/`, 'GET /v1/tab-info-service/sports'],
  ])('knows %s by %s', (path, route) => {
    expect(askingFor(path).route).toBe(route);
  });

  it('gives large lists more time', () => {
    expect(askingFor(`${S}/Tennis`).patience).toBe(3);
    expect(askingFor(`${R}/dates`).patience).toBe(1);
  });

  it.each(['/v1/', '/v1/historical-results-service/x', `${R}/dates/2026-11-24`, `${S}/a/b/c`])(
    'keeps %s, which no tool has, shortly',
    (path) => {
      expect(askingFor(path)).toEqual({ keeping: { freshness: 'generic' }, patience: 1, route: 'other' });
    },
  );

  it('keeps nothing by the name of a day', () => {
    expect(askingFor(`${R}/dates/today/meetings`).keeping).toEqual({ freshness: 'never' });
    expect(askingFor(`${R}/dates/2026-11-24/meetings`).keeping.freshness).toBe('meetings');
  });
});
