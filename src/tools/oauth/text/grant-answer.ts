import { jsonObject } from '../../../util/json.js';
import { cleanText, truncate } from '../../../util/text.js';
import type { Grant, ToolContext } from '../../context.js';
import type { RunResult } from '../../define-tool.js';
import { dotted, formatDistance, timeWithZone } from '../../text/format.js';

/** Handles stand for tokens that stay on this server. */
const HANDLE = /^tabh_/;

function short(text: string, max: number): string {
  return truncate(cleanText(text), max);
}

/** The answer about a token that was granted; `worked` says how it was got, `allows` what it may do. */
export function grantAnswer(grant: Grant, context: ToolContext, worked: string, allows: string): RunResult {
  const { accessToken, refreshToken, tokenType, expiresIn, expiresAt, scope } = grant;
  const endsAt = expiresAt * 1000;
  const ends = Number.isFinite(endsAt)
    ? `ends ${timeWithZone(endsAt, context.zone)}, ${formatDistance(endsAt, context.now())}`
    : '';
  const isHandle = HANDLE.test(accessToken);
  const lines = [
    worked,
    dotted(`access_token ${accessToken}`, ends),
    refreshToken === undefined
      ? 'There is no refresh token with it: ask for a new one when it ends.'
      : `refresh_token ${refreshToken} · for tab_oauth_refresh`,
    allows,
    isHandle
      ? 'These are handles: the tokens themselves stay on this server, and every tool takes the handle as access_token.'
      : 'This server is set to hand out the tokens themselves: keep them secret.',
    scope === undefined || scope === '' ? '' : `The TAB calls its scope: "${short(scope, 200)}"`,
  ];
  const facts = jsonObject({
    access_token: accessToken,
    refresh_token: refreshToken,
    token_type: short(tokenType, 40),
    expires_in: expiresIn,
    expires_at: expiresAt,
    scope: scope === undefined ? undefined : short(scope, 500),
  });
  return { text: lines.filter((line) => line !== '').join('\n'), facts, rawBody: facts };
}
