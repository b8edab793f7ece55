// A sandbox of a fixed world, its clock at the speed given as the first argument.

import { startSandbox } from '../../dist/sandbox/index.js';

const { url } = await startSandbox({
  seed: 'tab',
  at: Date.parse('2026-11-24T03:02:00Z'),
  speed: Number(process.argv[2] ?? 1),
});
console.log(url);
