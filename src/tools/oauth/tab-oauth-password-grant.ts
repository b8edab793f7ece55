import { defineRunTool } from '../define-tool.js';
import { clientId, clientSecret, password, username } from './text/credentials.js';
import { grantAnswer } from './text/grant-answer.js';

export const tool = defineRunTool({
  name: 'tab_oauth_password_grant',
  title: 'Log in to an account',
  description:
    "Gets a token for a TAB account. Reading races and sports needs none; without an account's name and password use tab_oauth_client_credentials.",
  freshness: 'never',
  upstream: 'POST /oauth/token',
  shared: ['detail'],
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  input: { client_id: clientId, client_secret: clientSecret, username, password },
  run: async (context, input) =>
    grantAnswer(
      await context.grant('password', input),
      context,
      'Logged in: the TAB granted a token for the account.',
      "It stands for the account: a call that names it as access_token may read that account's own data. This version places no bets.",
    ),
  examples: [{ title: 'With the configured credentials', arguments: {} }],
});
