import { isPublic } from '../../client/tab-client.js';
import type { UpstreamClock } from '../../client/upstream-clock.js';
import { resolveDate } from '../../domain/dates.js';
import { NotFoundError, RefusedError } from '../../errors/index.js';
import type { ToolRequest } from '../../tools/context.js';
import { decodedForms, safePath } from '../../tools/generic/safe-path.js';
import { truncate } from '../../util/text.js';

/** Everything that the TAB serves by version 1 of its API. */
const BASE = '/v1/';

/** Beginnings of words in a path that is about an account, or about money (known from clients). */
const PRIVATE =
  /(?<![a-z0-9])(?:accounts?|auth(?![a-z])|authent|authori[sz]|balance|bets?(?=\/|$)|bet[-_ ]?slip|betting|cash[-_ ]?out|customer|deposit|enquir|funds?(?![a-z])|log[-_ ]?in|my[-_ ]?bets|oauth|pay(?:ment|out)|place[-_ ]?bet|pricing|stake|ticket|transaction|transfer|wager|wallet|withdraw)/;

/** Dates in a path that stand for a day. */
const NAMED_DAY = /^(\/v1\/tab-info-service\/racing\/dates\/)(today|tomorrow)(?=\/|$)/;

/** True for a path whose day is told by a word. */
export function isNamedDay(path: string): boolean {
  return NAMED_DAY.test(path);
}

/**
 * The request that a path and query asked of the proxy stand for. `today` and `tomorrow` become the day by the
 * upstream's clock; before that is known they go to the upstream as they are, which knows what day it is.
 * Throws InputError for what is no safe path, RefusedError for what is private or moves money, and NotFoundError for
 * what is not under the API.
 */
export function proxyRequest(target: string, clock: Pick<UpstreamClock, 'known' | 'now'>): ToolRequest {
  const { path, query } = safePath(target);
  const shown = truncate(path, 120);
  if (!isPublic(path) && isPrivate(path)) {
    throw new RefusedError(
      `No bet was placed. ${shown} is about an account or about money, and is not sent. This proxy reads what anybody may read.`,
    );
  }
  if (!path.startsWith(BASE)) {
    throw new NotFoundError(`There is nothing at ${shown}. Accepted: the TAB's own paths, under ${BASE}.`);
  }
  if (!clock.known) return { path, query };
  const dated = path.replace(NAMED_DAY, (_, before: string, day: string) => {
    return `${before}${resolveDate(day, clock.now())}`;
  });
  return { path: dated, query };
}

/**
 * True for a path that names an account or money, in whatever way it is encoded. Not asked of the public services,
 * where any word may stand in the name of a match.
 */
function isPrivate(path: string): boolean {
  const plain = decodedForms(path)?.at(-1);
  if (plain === undefined) return true;
  const words = plain.normalize('NFKC').replace(/([a-z])([A-Z])/g, '$1-$2');
  return PRIVATE.test(words.toLowerCase());
}
