import { readdirSync, readFileSync } from 'node:fs';
import { notFound, type SandboxReply, type SandboxRoute } from '../http/route.js';
import { PAGE_PATH } from './asked.js';

const FOLDER = new URL('./assets/', import.meta.url);

const TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
};

/**
 * Nothing from elsewhere, nothing inline, in no frame of another site, and no text ever taken for markup: a seed, a
 * name and a scenario are anybody's words.
 */
const HEADERS = {
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Cache-Control': 'no-store',
  Vary: 'Accept, Accept-Encoding',
};

let read: Map<string, SandboxReply> | undefined;

// Read when somebody first looks, because most sandboxes are never looked at.
function files(): Map<string, SandboxReply> {
  read ??= new Map(
    readdirSync(FOLDER).map((name) => [
      name,
      {
        status: 200,
        body: readFileSync(new URL(name, FOLDER), 'utf8'),
        contentType: TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8',
        headers: HEADERS,
      },
    ]),
  );
  return read;
}

const file = (name: string): SandboxReply => files().get(name) ?? notFound();

/** The page for people and what it is made of: plain files, sent as they are. */
export const assetRoutes: SandboxRoute[] = [
  { method: 'GET', path: PAGE_PATH, needsJurisdiction: false, handle: () => file('index.html') },
  {
    method: 'GET',
    path: `${PAGE_PATH}/{file}`,
    needsJurisdiction: false,
    handle: ({ params }) => file(params['file'] ?? ''),
  },
];
