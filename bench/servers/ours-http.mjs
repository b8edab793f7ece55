// Our host over HTTP, as `tab-mcp serve` starts it.

import { callerFromHeaders } from '../../dist/server/caller-settings.js';
import { startHttp } from '../../dist/server/transports/http.js';
import { factory, operator } from './ours.mjs';

const http = await startHttp({
  factory,
  host: '127.0.0.1',
  port: 0,
  identify: (headers) => ({ caller: callerFromHeaders(headers, operator) }),
});
console.log(http.url);
