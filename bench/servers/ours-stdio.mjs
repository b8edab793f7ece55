// Our host over stdio, as `tab-mcp` starts it.

import { startStdio } from '../../dist/server/transports/stdio.js';
import { factory } from './ours.mjs';

startStdio(factory, (error) => console.error(error), [process.stdin, process.stdout]);
