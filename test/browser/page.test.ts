import type { Browser, Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../src/sandbox/index.js';
import { launch, type Opened, open, STARTING_MS } from './browser.js';

// The sandbox's page in a real browser, over a world whose clock moves only when told to.

const AT = Date.parse('2026-11-24T03:02:00Z');
const MINUTE = 60_000;
const NEXT = '/v1/tab-info-service/racing/next-to-go/races?jurisdiction=NSW';

let browser: Browser;
let sandbox: Sandbox;
let opened: Opened;

beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'tab', at: AT, speed: 0 });
  browser = await launch();
  opened = await open(browser, sandbox.url);
}, STARTING_MS);
beforeEach(() => {
  sandbox.clock.setSpeed(0);
  sandbox.clock.jump(AT);
});
afterEach(() => sandbox.faults.clear());
afterAll(async () => {
  await browser?.close();
  await sandbox?.stop();
});

const at = (selector: string): Locator => opened.page.locator(selector);
const text = async (selector: string) => (await at(selector).first().textContent()) ?? '';
/** Waits for what the page shows with its next look at the world. */
const shows = (selector: string) => expect.poll(() => text(selector), { timeout: 10_000 });
const counts = (selector: string) => expect.poll(() => at(selector).count(), { timeout: 10_000 });
const button = (name: string | RegExp) => opened.page.getByRole('button', { name, exact: true });

/** The first race of the day in this state, as the world has it. */
function raceIn(status: string) {
  const { racing } = sandbox.world;
  const meetings = racing.day('2026-11-24').meetings.filter(({ fixedOddsOnly }) => !fixedOddsOnly);
  const race = meetings.flatMap(({ races }) => races).find((one) => racing.state(one, AT).status === status);
  if (!race) throw new Error(`no race is ${status}`);
  return {
    race,
    card: racing.card(race),
    hash: `2026-11-24/${race.meeting.code}/${race.meeting.mnemonic}/${race.number}`,
  };
}

/** Takes out what was made to go wrong. */
const forget = (what: RegExp) =>
  opened.wrong.splice(0, Infinity, ...opened.wrong.filter((one) => !what.test(one)));

const goTo = (hash: string) => opened.page.evaluate(`location.hash = ${JSON.stringify(hash)}`);

describe('the page of the sandbox', () => {
  it('says that all of it is invented, and shows the world’s time, seed and races', async () => {
    expect(await text('.ribbon')).toContain('Invented, not the TAB.');
    expect(await opened.page.title()).toContain('Invented');
    await shows('#time').toBe('14:02:00');
    expect(await text('#date')).toBe('Tue 24 Nov 2026, Sydney AEDT');
    expect([await text('#seed'), await text('#pace')]).toEqual(['tab', 'paused']);
    expect(await at('#next > li').count()).toBe(8);
    for (const state of ['soon', 'paying', 'open']) {
      expect(await at(`[data-state=${state}] .row`).count()).toBeGreaterThan(3);
    }
    expect(await at('#field > tr').count()).toBeGreaterThan(4);
  });

  it('moves the world on, to the next jump and to a moment', async () => {
    await button('+1 min').click();
    await shows('#time').toBe('14:03:00');
    await button('+5 min').click();
    await shows('#time').toBe('14:08:00');
    expect(sandbox.clock.now()).toBe(AT + 6 * MINUTE);
    await button('Next jump').click();
    await expect.poll(() => sandbox.clock.now()).toBeGreaterThan(AT + 6 * MINUTE);
    const { racing } = sandbox.world;
    const starts = racing
      .day('2026-11-24')
      .meetings.flatMap(({ races }) => races.map(({ times }) => times.jump));
    expect(starts).toContain(sandbox.clock.now());
    await at('#moment').fill('2026-11-25T09:30:15');
    await button('Jump').click();
    await shows('#date').toContain('Wed 25 Nov 2026');
    expect(sandbox.clock.now()).toBe(Date.parse('2026-11-24T22:30:15Z'));
  });

  it('pauses the world, lets it go on and changes its speed', async () => {
    await button('×600').click();
    await expect.poll(() => sandbox.clock.speed()).toBe(600);
    await button('Pause').click();
    await expect.poll(() => sandbox.clock.speed()).toBe(0);
    await shows('#pace').toBe('paused');
    expect(sandbox.clock.now()).toBeGreaterThan(AT);
    await button('Go on').click();
    await shows('#pace').toBe('×600');
    expect(await button('×600').getAttribute('aria-pressed')).toBe('true');
    sandbox.clock.setSpeed(0);
    await shows('#pace').toBe('paused');
    await button('Go on').click();
    await expect.poll(() => sandbox.clock.speed()).toBe(1);
  });

  it('draws the prices and pools of a race that is chosen', async () => {
    const { race, card, hash } = raceIn('Normal');
    await goTo(hash);
    await shows('#race-title').toMatch(new RegExp(`^${race.meeting.name} R${race.number}$`, 'i'));
    const priced = sandbox.world.racing.fixedPrices(race, AT).map(({ runner }) => String(runner));
    await counts('#prices path[data-runner]').toBe(priced.length);
    const drawn = await at('#prices path[data-runner]').all();
    for (const line of drawn) {
      expect(priced).toContain(await line.getAttribute('data-runner'));
      expect(await line.getAttribute('d')).toMatch(/^M[\d.]+ [\d.]+(H[\d.]+V[\d.]+)+$/);
    }
    const single = sandbox.world.racing.pools(race, AT, 'NSW').filter(({ legs }) => legs.length === 1);
    await counts('#pools path[data-pool]').toBe(single.length);
    expect(await at('#pool-key li').count()).toBe(single.length);
    expect(await at('#field > tr').count()).toBe(card.runners.length);
    const shown = String(await opened.page.evaluate("document.querySelector('main').outerHTML"));
    expect(/.{0,60}(undefined|NaN|\[object|Invalid).{0,20}/.exec(shown)?.[0]).toBeUndefined();
  });

  it('tells the tote of another jurisdiction, and sorts the field by price', async () => {
    const { race } = raceIn('Normal');
    const total = (jurisdiction: 'NSW' | 'VIC') =>
      (sandbox.world.racing.pool(race, 'Win', AT, jurisdiction)?.total ?? 0) / 100;
    const win = '#pool-key li:has-text("Win") b';
    await shows(win).toBe(`$${Math.round(total('NSW')).toLocaleString('en-AU')}`);
    await at('#jurisdiction').selectOption('VIC');
    await shows(win).toBe(`$${Math.round(total('VIC')).toLocaleString('en-AU')}`);
    await at('#jurisdiction').selectOption('NSW');
    await button('Fixed').click();
    const cells = await at('#field tr:not(.out) td:nth-child(5) b').allTextContents();
    const prices = cells.map(Number).filter((price) => price > 0);
    expect(prices).toEqual([...prices].sort((a, b) => a - b));
    await button('No.').click();
  });

  it('points out one runner in the chart, by the keyboard too', async () => {
    const number = at('#field button.number').first();
    await number.focus();
    await counts('#prices .line.looked').toBeGreaterThan(0);
    expect(await text('#prices-told')).toContain('opened');
    await opened.page.keyboard.press('Enter');
    expect(await number.getAttribute('aria-pressed')).toBe('true');
    await opened.page.keyboard.press('Enter');
    expect(await number.getAttribute('aria-pressed')).toBe('false');
  });

  it('tells placings and dividends when a race is paid', async () => {
    const { race, card, hash } = raceIn('Paying');
    await goTo(hash);
    await shows('#race-state').toBe('Paying');
    const first = String(card.finish[0]?.[0]);
    await shows('#placings li').toContain(`1st${first} `);
    const win = sandbox.world.racing.dividends(race, AT, 'NSW').find(({ product }) => product === 'Win')
      ?.dividends[0];
    const list = await text('#dividend-list');
    expect(list).toMatch(/^Win\d/);
    expect(list).toContain(((win?.amount ?? 0) / 100).toFixed(2));
  });

  it('shows the races of one code alone', async () => {
    await button('Harness').click();
    const codes = await at('#board .row .code').allInnerTexts();
    expect(new Set(codes)).toEqual(new Set(['H']));
    await at('[data-state=open] .all').click();
    expect(await at('[data-state=open] .row').count()).toBe(Number(await text('[data-state=open] .count')));
    await button('All').click();
  });

  it('adds a fault, which strikes, and tells the hits and the requests', async () => {
    await at('#kind').selectOption('status');
    await at('#own [name=status]').selectOption('502');
    await at('#route').fill('/v1/tab-info-service/**');
    await button('Add the fault').click();
    await counts('#fault-list > li').toBe(1);
    const seen = await fetch(`${sandbox.url}${NEXT}&access_token=in-the-query`, {
      headers: { 'user-agent': 'in-a-header' },
    });
    expect(seen.status).toBe(502);
    await shows('#fault-list .hits').toBe('1 hit');
    await shows('#request-list .status').toBe('502');
    expect(await text('#request-list .struck')).toBe('status');
    expect(await text('#request-list .path')).toBe('…/racing/next-to-go/races');
    const body = await text('body');
    for (const secret of ['in-the-query', 'in-a-header']) expect(body).not.toContain(secret);
    await button('Clear all').click();
    await counts('#fault-list > li').toBe(0);
    expect((await fetch(`${sandbox.url}${NEXT}`)).status).toBe(200);
    await shows('#request-list .status').toBe('200');
  });

  it('takes a scenario, and says what is wrong with one that is not accepted', async () => {
    await at('#faults summary').click();
    const paste = async (scenario: string) => {
      await at('#scenario-text').fill(scenario);
      await button('Add its faults').click();
    };
    await paste('{"faults":[{"kind":"hang","rate":7}]}');
    await shows('#fault-refused').toContain('faults[0].rate 7 is not accepted');
    await paste('<img src=x onerror="window.struck=1">');
    await shows('#fault-refused').toContain('is no JSON');
    forget(/status of 400/); // The browser tells of each in its console.
    await paste('{"faults":[{"kind":"hang","route":"/oauth/token","times":2}]}');
    await shows('#fault-list small').toBe('every request · at most 2');
    expect(await at('#fault-refused li').count()).toBe(0);
  });

  it('says that the sandbox is not reached, and finds it again', async () => {
    sandbox.clock.setSpeed(1);
    sandbox.faults.add([{ kind: 'outage-refused', until: '2026-11-25T00:00:00Z' }]);
    await shows('#trouble').toContain('does not answer');
    sandbox.faults.clear();
    await expect.poll(() => at('#trouble').isHidden(), { timeout: 10_000 }).toBe(true);
    forget(/ERR_(CONNECTION|EMPTY|NETWORK)/);
  });

  it('is worked by the keyboard from its beginning', async () => {
    const page = opened.page;
    await page.evaluate('document.activeElement?.blur(); scrollTo(0, 0)');
    await at('.skip').focus();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.id')).toBe('pause');
    await at('#next a').nth(3).focus();
    await page.keyboard.press('Enter');
    await shows('#race-title').toBe(await text('#next > li:nth-child(4) .where'));
    expect(await page.evaluate('document.activeElement.id')).toBe('race');
  });

  it('did all this without an error, a violation of its policy or a request elsewhere', () => {
    expect(opened.wrong).toEqual([]);
  });
});

describe('the look of the page', () => {
  const looks = [
    { width: 380, colorScheme: 'dark' },
    { width: 380, colorScheme: 'light' },
    { width: 1600, colorScheme: 'light' },
  ] as const;

  it.each(looks)('fits $width pixels, $colorScheme', async ({ width, colorScheme }) => {
    const { hash } = raceIn('Paying');
    const view = { viewport: { width, height: 800 }, colorScheme };
    const { page, wrong, close } = await open(browser, `${sandbox.url}/#${hash}`, view);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
    const [red = 0] = /\d+/.exec(
      String(await page.evaluate('getComputedStyle(document.documentElement).backgroundColor')),
    )!;
    expect(Number(red) < 60).toBe(colorScheme === 'dark');
    expect(await page.locator('.ribbon').textContent()).toContain('Invented, not the TAB.');
    expect(await page.locator('#field tr').first().isVisible()).toBe(true);
    expect(wrong).toEqual([]);
    await close();
  });
});

describe('the page and others', () => {
  const seed = '<img src=x onerror="window.struck=1">';
  let other: Sandbox;
  beforeAll(async () => {
    other = await startSandbox({ seed, at: AT, speed: 0 });
  });
  afterAll(() => other.stop());

  it('shows a seed that looks like markup as the text it is', async () => {
    const { page, wrong, close } = await open(browser, other.url);
    expect(await page.locator('#seed').textContent()).toBe(seed);
    expect(
      await page.evaluate('[typeof window.struck, document.querySelectorAll("#seed *").length]'),
    ).toEqual(['undefined', 0]);
    expect(wrong).toEqual([]);
    await close();
  });

  it('can’t be steered or framed by a page of another port', async () => {
    // Another sandbox on this computer is another site, with a page of its own to write into.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${other.url}/v1/`);
    const body = JSON.stringify({ at: 0 });
    const outcomes = await page.evaluate(`(async () => {
      const tries = [
        { method: 'POST', headers: { 'content-type': 'application/json' }, body: ${JSON.stringify(body)} },
        { method: 'POST', mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: ${JSON.stringify(body)} },
        { method: 'GET' },
      ];
      return Promise.all(tries.map((options) =>
        fetch('${sandbox.url}/sandbox/clock', options).then(({ type }) => type, () => 'failed')));
    })()`);
    expect(outcomes).toEqual(['failed', 'opaque', 'failed']);
    expect(sandbox.clock.now()).toBe(AT);
    await page.evaluate(
      `new Promise((done) => { const frame = document.createElement('iframe'); frame.onload = done; frame.src = '${sandbox.url}/sandbox/page'; document.body.append(frame); })`,
    );
    const framed = page.frames().find((frame) => frame !== page.mainFrame());
    expect(framed?.url()).toMatch(/^chrome-error:/);
    await context.close();
  });
});
