import type { Random } from '../world/random.js';

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The page with which the TAB's edge turns a caller away (its shape is recorded); the reference is invented. */
export function edgePage(path: string, random: Random): string {
  const hex = () => random.int(0x1000_0000, 0xffff_ffff).toString(16);
  const reference = `18.${hex()}.${random.int(1_700_000_000, 1_799_999_999)}.${hex()}`;
  return `<html><head>
<title>Access Denied</title>
</head><body>
<h1>Access Denied</h1>
 
You don't have permission to access "http://api.beta.tab.com.au${escaped(path)}?" on this server.<p>
Reference #${reference}
</p><p>https://errors.edgesuite.net/${reference}</p>
</body></html>
`;
}

/** A page such as gateways write (ours). */
export function plainPage(title: string): string {
  return `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
}
