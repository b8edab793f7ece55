import type { SandboxRoute } from '../../http/route.js';

const COLOURS: Record<string, string> = {
  black: '#1b1b1b',
  blue: '#1f4fd8',
  brown: '#6b4423',
  cerise: '#de3163',
  cream: '#fff5d6',
  gold: '#d4a017',
  green: '#1f8a3b',
  grey: '#8a8f98',
  lime: '#9bd13c',
  maroon: '#7b1e32',
  mauve: '#b48ad6',
  navy: '#14224f',
  orange: '#f28c1c',
  pink: '#f58bb4',
  purple: '#6a2fa0',
  red: '#d3222a',
  royal: '#2746d8',
  silver: '#c4c9d0',
  teal: '#12808a',
  white: '#ffffff',
  yellow: '#f7d51d',
};

// The rugs of greyhound racing, box 1 first; 9 and 10 are reserves.
const RUGS = ['red', 'blue', 'white', 'navy', 'orange', 'black', 'green', 'pink', 'green', 'brown'];

function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** A small picture of racing colours: body and sleeves in the first two colours named, or the rug of a box number. */
export function silkPicture(description: string): string {
  const rug = /^\d+$/.test(description) ? RUGS[Number(description) - 1] : undefined;
  const named = (rug ?? description.toLowerCase())
    .match(/[a-z]+/g)
    ?.filter((word) => Object.hasOwn(COLOURS, word));
  const body = COLOURS[named?.[0] ?? 'grey'];
  const sleeves = COLOURS[named?.[1] ?? named?.[0] ?? 'grey'];
  return [
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" width="32" height="32">',
    `<title>${escapeXml(description)}</title>`,
    `<path d="M4 8l8-4h8l8 4-3 8-4-2v14H11V14l-4 2z" fill="${sleeves}" stroke="#333"/>`,
    `<path d="M11 5h10v23H11z" fill="${body}"/>`,
    '</svg>',
  ].join('');
}

/** `GET …/racing/silk/{description}`, an image (recorded as a link; what it shows is ours). */
export const silkRoute: SandboxRoute = {
  method: 'GET',
  path: '/v1/tab-info-service/racing/silk/{description}',
  needsJurisdiction: false,
  handle: ({ params }) => ({
    status: 200,
    body: silkPicture(params['description'] ?? ''),
    contentType: 'image/svg+xml; charset=utf-8',
  }),
};
