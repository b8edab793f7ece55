import * as z from 'zod';
import { RefusedError } from '../../errors/index.js';
import { defineRunTool } from '../define-tool.js';
import { MAX_PATH, safePath } from './safe-path.js';

export const tool = defineRunTool({
  name: 'tab_post',
  title: 'Any POST of the API (refused)',
  description:
    'Always refused: this version only reads, sends no POST and places no bet, and no setting changes that. To read use tab_get or the tool made for it.',
  freshness: 'never',
  shared: ['access_token'],
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: true },
  input: {
    path: z.string().min(1).max(MAX_PATH).describe('Under the base URL'),
    body: z.record(z.string().max(100), z.unknown()).optional().describe('JSON body'),
  },
  // Nothing of the context is touched: what can't be reached can't be sent.
  run: async (_context, { path }) => {
    safePath(path);
    throw new RefusedError(
      "No bet was placed. This version only reads. tab_post was not sent; betting can't be turned on in this version. " +
        'To read, use tab_get or the tool made for it; to bet, use the TAB itself.',
    );
  },
  examples: [
    {
      title: 'Refused, as every POST is',
      arguments: { path: '/v1/pricing-service/enquiry', body: { bets: [] } },
    },
  ],
});
