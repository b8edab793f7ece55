import type { IncomingMessage, ServerResponse } from 'node:http';
import type { JsonObject } from '../../util/json.js';
import { sendJson } from './local.js';

/** Where a server tells its state, the same as `tab://status`. */
const STATUS_PATH = '/status';

/**
 * Answers a request for the server's state; false when it is for something else. Host and Origin have been checked.
 * No cache may keep it.
 */
export function answerStatus(
  request: IncomingMessage,
  response: ServerResponse,
  status: (() => JsonObject) | undefined,
): boolean {
  if (!status || (request.url ?? '').split('?')[0] !== STATUS_PATH) return false;
  if (request.method === 'GET') sendJson(response, 200, status(), { 'cache-control': 'no-store' });
  else sendJson(response, 405, { error: `${STATUS_PATH} is only read: GET.` }, { allow: 'GET' });
  return true;
}
