import { isObject, type JsonObject, parseJson } from '../../../util/json.js';
import { refuseOtherThanJson } from '../../http/json-only.js';
import { errorReply, type SandboxReply, type SandboxRequest } from '../../http/route.js';
import type { Account } from '../account.js';
import type { Desk } from '../desk.js';
import { type Flaw, SlipError } from '../slip/read.js';
import type { Grant, Scope, Tokens } from '../tokens.js';

/** What the routes of accounts work with. */
export interface Accounts {
  desk: Desk;
  tokens: Tokens;
}

function unauthorized(message: string): SandboxReply {
  return errorReply(401, 'UNAUTHORIZED_ERROR', message);
}

function forbidden(code: string, message: string): SandboxReply {
  return errorReply(403, code, message);
}

/** The token of a request: a bearer, or the `TabcorpAuth` that older clients send as a header or in the query. */
function tokenOf({ headers, query }: SandboxRequest): string | undefined {
  const bearer = /^Bearer\s+(\S+)$/i.exec(headers['authorization'] ?? '')?.[1];
  return bearer ?? headers['tabcorpauth'] ?? query.get('TabcorpAuth') ?? undefined;
}

function grantOf({ tokens }: Accounts, request: SandboxRequest): Grant | SandboxReply {
  const token = tokenOf(request);
  if (token === undefined) return unauthorized('No token of an account was sent');
  return tokens.find(token) ?? unauthorized('Unknown or expired token');
}

const isReply = (value: object): value is SandboxReply => 'status' in value;

/**
 * Answers for the account a path names, once what has been decided is paid. Without a token or with an ended one it is
 * 401, with another account's or one that may not do this 403 (statuses ours, the 401 but for its body known from clients).
 */
export function forAccount(
  accounts: Accounts,
  scope: Scope,
  answer: (account: Account, request: SandboxRequest) => SandboxReply,
): (request: SandboxRequest) => SandboxReply {
  return (request) => {
    const grant = grantOf(accounts, request);
    if (isReply(grant)) return grant;
    const { accountNumber, customerId } = request.params;
    const own = grant.account === undefined ? undefined : accounts.desk.accounts.get(grant.account);
    if (!own) return forbidden('FORBIDDEN_ERROR', 'The token speaks for no account');
    if (accountNumber !== undefined ? own.number !== accountNumber : own.customerId !== customerId) {
      return forbidden('FORBIDDEN_ERROR', 'The token speaks for another account');
    }
    if (!grant.scopes.includes(scope)) {
      return forbidden('INSUFFICIENT_SCOPE_ERROR', `The token has not the scope ${scope}`);
    }
    accounts.desk.settle(request.now);
    return answer(own, request);
  };
}

/** The 400 for a body that is not as it should be (the shape recorded for queries). */
export function badBody(...flaws: Flaw[]): SandboxReply {
  const details = flaws.map(({ path, message }) => ({ path: `body.${path}`, message }));
  return errorReply(400, 'INVALID_SYNTAX_ERROR', 'Invalid request body', details);
}

/** Answers with the JSON object of the body; 415 for another type, 400 for what is none or has a flaw. */
export function withBody(request: SandboxRequest, answer: (body: JsonObject) => SandboxReply): SandboxReply {
  const refused = refuseOtherThanJson(request.headers);
  if (refused) return refused;
  const body = parseJson(request.body);
  if (!isObject(body)) return errorReply(400, 'INVALID_SYNTAX_ERROR', 'The body should be a JSON object');
  try {
    return answer(body);
  } catch (error) {
    if (error instanceof SlipError) return badBody(error.flaw);
    throw error;
  }
}
