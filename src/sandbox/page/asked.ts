/** Where the sandbox's page for people stands. */
export const PAGE_PATH = '/sandbox/page';

/**
 * The path that is meant: a browser that opens `/` gets the page for people, every program the TAB's own index there.
 */
export function pathMeant(method: string, path: string, headers: Record<string, string | undefined>): string {
  const reads = method === 'GET' || method === 'HEAD';
  return reads && path === '/' && /\btext\/html\b/i.test(headers['accept'] ?? '') ? PAGE_PATH : path;
}
