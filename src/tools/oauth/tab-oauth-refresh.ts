import { defineRunTool } from '../define-tool.js';
import { clientId, clientSecret, refreshToken } from './text/credentials.js';
import { grantAnswer } from './text/grant-answer.js';

export const tool = defineRunTool({
  name: 'tab_oauth_refresh',
  title: 'Renew a token',
  description:
    'Renews a token with the refresh token that tab_oauth_password_grant gave. The server renews its own token by itself.',
  freshness: 'never',
  upstream: 'POST /oauth/token',
  shared: ['detail'],
  annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: true },
  input: { refresh_token: refreshToken, client_id: clientId, client_secret: clientSecret },
  run: async (context, input) => {
    const grant = await context.grant('refresh_token', input);
    return grantAnswer(
      grant,
      context,
      grant.refreshToken === undefined
        ? 'Renewed: the TAB granted a new token.'
        : 'Renewed: the TAB granted a new token. The refresh token below replaces the one before.',
      'It may do what the one before it might. This version places no bets.',
    );
  },
  examples: [{ title: 'With what is configured and stored', arguments: {} }],
});
