import { BodyError, HttpError, InputError, NotFoundError, TabError } from '../errors/index.js';
import { compact, type ToolResult } from './result.js';

/** What a failure is called in an answer, and whether asking again helps. */
interface Wording {
  text: string;
  kind: string;
  status?: number | undefined;
  helps: boolean;
  afterSeconds?: number | undefined;
  details?: unknown;
}

/**
 * The one place that words failures for people: what happened, whether trying again helps, what to do.
 * Anything that is no TabError is a mistake of ours: its own text and stack are never shown.
 */
export function presentError(
  tool: string,
  error: unknown,
  notice: string | undefined,
  structured: boolean,
): ToolResult {
  const wording = word(tool, error);
  const text = notice ? `${notice}\n${wording.text}` : wording.text;
  return {
    content: [{ type: 'text', text }],
    ...(structured
      ? {
          structuredContent: compact({
            notice,
            error: compact({
              kind: wording.kind,
              status: wording.status,
              retry: compact({ helps: wording.helps, after_seconds: wording.afterSeconds }),
              message: wording.text,
              details: wording.details,
            }),
          }),
        }
      : {}),
    isError: true,
  };
}

function word(tool: string, error: unknown): Wording {
  if (error instanceof InputError) {
    const messages = error.issues.map((issue) => issue.message);
    const text = messages.length === 1 ? `${tool}: ${messages[0]}` : [`${tool}:`, ...messages].join('\n  ');
    return { text, kind: error.kind, helps: false, details: error.issues.map((issue) => ({ ...issue })) };
  }
  if (error instanceof HttpError) return wordHttp(tool, error);
  if (error instanceof TabError) return wordOther(tool, error);
  return {
    text: `${tool}: something went wrong in this server, not at the TAB. Trying again may help; its log says more.`,
    kind: 'internal',
    helps: true,
  };
}

function said(error: HttpError): string {
  const { message, code } = error.words;
  if (message) return ` It says: "${message}"${code && code !== message ? ` (${code})` : ''}.`;
  return code ? ` It says: "${code}".` : '';
}

function wordHttp(tool: string, error: HttpError): Wording {
  const after = error.retry.helps ? error.retry.afterSeconds : undefined;
  const base = { kind: error.kind, status: error.status, helps: error.retry.helps, afterSeconds: after };
  const tried = error.tries === undefined ? '' : ` ${error.tries} times`;
  const when = after === undefined ? 'Try again in a few seconds.' : `Try again in ${after} s.`;
  switch (error.kind) {
    case 'bad_request': {
      const details = (error.words.details ?? [])
        .map(({ path, message }) => `${path}: ${message}`)
        .join('; ');
      const text = `${tool}: the TAB refused the request (HTTP ${error.status}).${said(error)}${details ? ` ${details}.` : ''} Asking the same again will not help.`;
      return { ...base, text, details: error.words.details };
    }
    case 'unauthorised':
      return {
        ...base,
        text: `${tool}: the TAB wants a valid token for this (HTTP 401).${said(error)} Get one with a tab_oauth_… tool and give it as access_token; public reads need none.`,
      };
    case 'forbidden':
      return {
        ...base,
        text: `${tool}: the TAB does not allow this (HTTP 403).${said(error)} Asking again will not help; a token of another account or scope may.`,
      };
    case 'edge_blocked':
      return {
        ...base,
        text: `The TAB's edge refused this computer (HTTP 403). It serves Australian addresses at a modest pace; asking again now will not help. \`tab-mcp doctor\` tells a block from an outage.`,
      };
    case 'not_found':
      return {
        ...base,
        text: `${tool}: the TAB has nothing there (HTTP 404).${said(error)} Asking again will not help.`,
      };
    case 'rate_limited':
      return { ...base, text: `${tool}: the TAB asks to go slower (HTTP 429).${said(error)} ${when}` };
    case 'oauth':
      return {
        ...base,
        text: `${tool}: the TAB refused the credentials (HTTP ${error.status}).${said(error)} Asking again will not help; check client id and secret, account and password, or the refresh token.`,
      };
    default:
      return {
        ...base,
        text: `${tool}: the TAB failed${tried} (HTTP ${error.status}).${said(error)} ${error.retry.helps ? when : 'Asking again will not help.'}`,
      };
  }
}

function wordOther(tool: string, error: TabError): Wording {
  const status = error instanceof NotFoundError || error instanceof BodyError ? error.status : undefined;
  const afterSeconds = error.retry.helps ? error.retry.afterSeconds : undefined;
  const base = { kind: error.kind, status, helps: error.retry.helps, afterSeconds };
  const tried = error.tries === undefined ? '' : ` (${error.tries} tries)`;
  switch (error.kind) {
    case 'refused':
      return { ...base, text: error.message };
    case 'timeout':
      return {
        ...base,
        text: `${tool}: the TAB did not answer${tried}. ${error.message} Prices may be moving. Try again in a few seconds.`,
      };
    case 'connection':
      return {
        ...base,
        text: `${tool}: the TAB could not be reached${tried}. ${error.message} ${error.retry.helps ? 'Try again in a few seconds; `tab-mcp doctor` tells a block from an outage.' : 'Asking again will not help.'}`,
      };
    case 'dns':
      return {
        ...base,
        text: `${tool}: the TAB could not be found. ${error.message} Check the network and TAB_BASE_URL, then try again.`,
      };
    case 'bad_body':
      return {
        ...base,
        text: `${tool}: the TAB answered something unusable${tried}. ${error.message} Try again in a few seconds.`,
      };
    case 'too_large':
      return {
        ...base,
        text: `${tool}: ${error.message} Ask for less (filters, a single match or race); TAB_MAX_BODY_BYTES raises the limit.`,
      };
    case 'contract':
      return {
        ...base,
        text: `${tool}: ${error.message}. Asking again will not help; detail: "full" gives the body as it came.`,
      };
    case 'circuit_open':
      return {
        ...base,
        text: `${tool}: the TAB has failed too often and is left alone for a moment. Nothing that was kept may stand in. Try again in ${afterSeconds ?? 5} s.`,
      };
    case 'overloaded':
      return {
        ...base,
        text: `${tool}: this server is asked for more than it may send to the TAB. ${error.message}`,
      };
    case 'rate_limited':
      return {
        ...base,
        text: `${tool}: the TAB asks to go slower. Nothing was sent; try again in ${afterSeconds ?? 5} s.`,
      };
    case 'cancelled':
      return { ...base, text: `${tool}: cancelled before an answer came.` };
    default:
      return {
        ...base,
        text: `${tool}: ${error.message}${error.retry.helps || error.message.endsWith('help.') ? '' : ' Asking again will not help.'}`,
      };
  }
}
