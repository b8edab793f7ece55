import { parentPort } from 'node:worker_threads';
import { replay } from './replay.mjs';

parentPort.on('message', async ({ settings, job }) => {
  parentPort.postMessage(await replay(settings, job));
});
