// What all servers of this folder have in common: the same answer, and the same list.

import { readFileSync } from 'node:fs';
import { toolList } from '../../dist/server/catalogue.js';

/** The answer of the called tool, as our server gave it at the start of the run. */
export const prebuilt = JSON.parse(readFileSync(process.env.BENCH_ANSWER, 'utf8'));

/** `tools/list` as our server gives it. */
export const tools = toolList(true);
