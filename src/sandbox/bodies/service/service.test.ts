import { describe, expect, it } from 'vitest';
import { recording } from '../../../../test/contract/recordings.js';
import { isObject } from '../../../util/json.js';
import type { SandboxRoute } from '../../http/route.js';
import { configurationRoute } from './configuration.js';
import { discoveryRoutes } from './discovery.js';
import { silkPicture, silkRoute } from './silk.js';

const ORIGIN = 'http://127.0.0.1:8082';

function ask(route: SandboxRoute | undefined, params: Record<string, string> = {}) {
  const request = { params, query: new URLSearchParams(), headers: {}, body: '', now: 0, origin: ORIGIN };
  const reply = route?.handle(request);
  if (!reply) throw new Error('no such route');
  return reply;
}

describe('the discovery index', () => {
  const index = discoveryRoutes.find(({ path }) => path === '/v1');

  it('holds the recorded templates under the sandbox address', () => {
    const recorded = recording('discovery-index-2024-02.fragment.json');
    if (!isObject(recorded)) return;
    const { body } = ask(index);
    expect(JSON.parse(JSON.stringify(body).replaceAll(ORIGIN, 'https://api.beta.tab.com.au'))).toEqual(
      recorded,
    );
  });

  it('is pointed to by the root', () => {
    expect(ask(discoveryRoutes.find(({ path }) => path === '/')).body).toMatchObject({
      _links: { v1: `${ORIGIN}/v1/` },
    });
  });
});

describe('the configuration', () => {
  it('is a small object', () => {
    expect(ask(configurationRoute)).toMatchObject({
      status: 200,
      body: { configuration: expect.anything() },
    });
  });
});

describe('a silk', () => {
  it('shows the colours its words name', () => {
    const picture = silkPicture('PINK, NAVY SLEEVES, WHITE CAP');
    expect(picture).toMatch(/fill="#14224f"[\s\S]*fill="#f58bb4"/);
    expect(picture).toContain('<title>PINK, NAVY SLEEVES, WHITE CAP</title>');
  });

  it('shows the rug of a box', () => {
    expect(silkPicture('1')).toContain('#d3222a');
    expect(silkPicture('99')).toContain('#8a8f98');
  });

  it('lets no markup in', () => {
    expect(silkPicture('<script>"&\'')).toContain('<title>&#60;script&#62;&#34;&#38;&#39;</title>');
    expect(silkPicture('constructor')).toContain('#8a8f98');
  });

  it('is served as an image', () => {
    expect(ask(silkRoute, { description: 'RED' }).contentType).toMatch(/^image\/svg\+xml/);
  });
});
