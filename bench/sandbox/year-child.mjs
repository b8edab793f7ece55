// The year as a process: `node bench/sandbox/year-child.mjs DAYS` prints its figures as JSON.

import { startSandbox } from '../../dist/sandbox/index.js';
import { year } from './year.mjs';

console.log(JSON.stringify(await year({ startSandbox }, Number(process.argv[2]))));
