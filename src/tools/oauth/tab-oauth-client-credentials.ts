import { defineRunTool } from '../define-tool.js';
import { clientId, clientSecret } from './text/credentials.js';
import { grantAnswer } from './text/grant-answer.js';

export const tool = defineRunTool({
  name: 'tab_oauth_client_credentials',
  title: 'Token for the application',
  description:
    "Gets a token for the application, without an account. Reading needs none; for an account's own data use tab_oauth_password_grant.",
  freshness: 'never',
  upstream: 'POST /oauth/token',
  shared: ['detail'],
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  input: { client_id: clientId, client_secret: clientSecret },
  run: async (context, input) =>
    grantAnswer(
      await context.grant('client_credentials', input),
      context,
      'It worked: the TAB granted a token for the application.',
      'It stands for the application, not for an account: it reads what anybody may read. This version places no bets.',
    ),
  examples: [{ title: 'With the configured credentials', arguments: {} }],
});
