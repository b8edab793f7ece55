/** The tool that is called, and with what: a small answer of a few lines. */
export const CALL = { name: 'racing_get_next_to_go', arguments: { max_races: 5 } };

const CLIENT = { name: 'bench', version: '1.0.0' };
const LEGACY = '2025-11-25';
const MODERN = '2026-07-28';

const ENVELOPE = {
  'io.modelcontextprotocol/protocolVersion': MODERN,
  'io.modelcontextprotocol/clientInfo': CLIENT,
  'io.modelcontextprotocol/clientCapabilities': {},
};

/** What opens a 2025-era connection: the request, then the notification. */
export const INITIALIZE = {
  jsonrpc: '2.0',
  id: 0,
  method: 'initialize',
  params: { protocolVersion: LEGACY, capabilities: {}, clientInfo: CLIENT },
};
export const INITIALIZED = { jsonrpc: '2.0', method: 'notifications/initialized' };

/**
 * A request of an era, as text with a new id at each call: `tools/call` of the tool above, or `tools/list`.
 * Ids must differ, because a session tells its open requests apart by them.
 */
export function messages(era, method) {
  const params = {
    ...(method === 'tools/call' ? CALL : {}),
    ...(era === 'modern' ? { _meta: ENVELOPE } : {}),
  };
  const tail = `,"method":${JSON.stringify(method)},"params":${JSON.stringify(params)}}`;
  let id = 0;
  return () => `{"jsonrpc":"2.0","id":${++id}${tail}`;
}

/** The HTTP headers that go with such a request; `session` is a 2025-era session's id, where there is one. */
export function headers(era, method, session) {
  return {
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
    ...(era === 'modern'
      ? { 'mcp-protocol-version': MODERN, 'mcp-method': method }
      : { 'mcp-protocol-version': LEGACY }),
    ...(era === 'modern' && method === 'tools/call' ? { 'mcp-name': CALL.name } : {}),
    ...(session === undefined ? {} : { 'mcp-session-id': session }),
  };
}

/** Throws unless `text` (JSON, or one event of a stream) answers `method` as every server here should. */
export function checkAnswer(text, method, who) {
  const json = text.startsWith('{') ? text : text.slice(text.indexOf('data: ') + 6);
  const { result, error } = JSON.parse(json);
  const good =
    method === 'tools/call' ? result?.content?.length > 0 && !result.isError : result?.tools?.length > 0;
  if (!good) throw new Error(`${who} does not answer ${method}: ${JSON.stringify(error ?? result)}`);
}

/** True for an answer that is an error of the tool or of the protocol: what every answer under load is asked. */
export function isFailure(text) {
  return text.includes('"isError":true') || text.includes('"error":{"code"');
}
