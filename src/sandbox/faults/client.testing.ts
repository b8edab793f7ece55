import { Agent, type IncomingHttpHeaders, request } from 'node:http';

/** What a client sees of one request. */
export interface Seen {
  status?: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** The error's code, when the request or the body ended with one. */
  failed?: string;
}

export interface AskOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: string;
  signal?: AbortSignal;
  /** Told of each part of the body as it comes. */
  onPart?: (part: string) => void;
}

/** Asks with a connection of its own, and tells all that came, up to the failure. */
export function ask(url: string, options: AskOptions = {}): Promise<Seen> {
  const seen: Seen = { headers: {}, body: '' };
  return new Promise((resolve) => {
    const agent = new Agent({ keepAlive: false });
    const failed = (error: Error) =>
      resolve({ ...seen, failed: (error as NodeJS.ErrnoException).code ?? error.name });
    const { method = 'GET', headers = {}, signal } = options;
    const outgoing = request(url, { agent, method, headers, ...(signal ? { signal } : {}) }, (response) => {
      seen.status = response.statusCode ?? 0;
      seen.headers = response.headers;
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        seen.body += part;
        options.onPart?.(part);
      });
      response.on('error', failed);
      response.on('end', () => resolve(seen));
    });
    outgoing.on('error', failed);
    outgoing.end(options.body);
  });
}
