// The stock server over stdio.

import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { stockServer } from './stock.mjs';

serveStdio(stockServer);
