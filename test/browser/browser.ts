import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

/** For hooks that start the browser: on a busy machine that takes longer than the runner allows by itself. */
export const STARTING_MS = 60_000;

interface Chromium {
  findChromium(env?: Record<string, string>): string | undefined;
  NO_CHROMIUM: string;
}

/** The part of our scripts that knows where a browser is; plain JavaScript, which the compiler does not look at. */
export async function chromiumScript(): Promise<Chromium> {
  return (await import(new URL('../../scripts/lib/chromium.mjs', import.meta.url).href)) as Chromium;
}

/** Starts the system's Chromium. Rejects with what to install where there is none. */
export async function launch(): Promise<Browser> {
  const { findChromium, NO_CHROMIUM } = await chromiumScript();
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error(NO_CHROMIUM);
  // Chromium refuses to run its own sandbox as root; nothing but our own page is opened in it.
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return chromium.launch({ executablePath, args });
}

/** A page that was opened, with what went wrong on it. */
export interface Opened {
  page: Page;
  /** Errors of the console and of scripts, and violations of the content policy. */
  wrong: string[];
  close(): Promise<void>;
}

/** Opens an address in a profile of its own and waits until the page has shown the world once. */
export async function open(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1600, height: 1000 }, ...options });
  const page = await context.newPage();
  const wrong: string[] = [];
  await page.exposeFunction('tellViolation', (text: string) => wrong.push(`policy: ${text}`));
  await page.addInitScript(
    "addEventListener('securitypolicyviolation', (event) => tellViolation(event.violatedDirective + ' ' + event.blockedURI))",
  );
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => wrong.push(`script: ${message}`));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== new URL(url).origin) wrong.push(`asked ${request.url()}`);
  });
  await page.goto(url);
  await page.waitForSelector('body[data-ready]');
  return { page, wrong, close: () => context.close() };
}
