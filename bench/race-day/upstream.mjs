import { BodyError, CancelledError, TabError, TransportError } from '../../dist/errors/index.js';
import { createFaults } from '../../dist/sandbox/faults/faults.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** The member of a body that tells when it was made; nothing reads it but the bench. */
export const MADE_AT = 'benchMadeAt';
/** The member that names a body which several requests get. */
export const BODY_NAME = 'benchBody';

/** How long one body will do where it need not be exact. */
const STEP_MS = 60_000;

/** The faults of the afternoon: the two bad times first, because the first that hits a request is the one. */
function faultsOf({ upstream }, from) {
  const window = ({ after_minutes, seconds }) => {
    const begin = from + after_minutes * 60_000;
    return { from: new Date(begin).toISOString(), until: new Date(begin + seconds * 1000).toISOString() };
  };
  return [
    { kind: 'latency', delay: upstream.delay },
    { ...upstream.outage.fault, ...window(upstream.outage) },
    {
      kind: 'rate-limit',
      retryAfter: upstream.too_many.retry_after_seconds,
      ...window(upstream.too_many),
    },
    ...upstream.faults,
  ];
}

/**
 * An upstream in memory that answers from the world's route handlers in virtual time, with the sandbox's own faults.
 * Its delay is before it makes the answer, as in the sandbox. With `exact` each body is made for its moment and says
 * which; else one made in the same minute will do, since making them takes time. `draws` names the draws of the
 * faults, `onSend` is told of every request.
 */
export function memoryUpstream(settings, afternoon, time, { exact, draws, onSend }) {
  const { seed } = settings;
  const faults = createFaults({ seed: `${seed} ${draws}`, now: time.clock });
  faults.add(faultsOf(settings, afternoon.from));
  const kept = new Map();

  function made(target, now) {
    if (exact) {
      const { status, body } = afternoon.answer(target, now);
      return { status, contentType: JSON_TYPE, body: { [MADE_AT]: now, ...body } };
    }
    const step = Math.floor(now / STEP_MS);
    let found = kept.get(target);
    if (found?.step !== step) {
      const { status, body } = afternoon.answer(target, step * STEP_MS);
      found = {
        step,
        reply: {
          status,
          contentType: JSON_TYPE,
          body: JSON.stringify({ [BODY_NAME]: `${step} ${target}`, ...body }),
        },
      };
      kept.set(target, found);
    }
    return found.reply;
  }

  const lost = (what, sent) => new TransportError('connection', `The upstream ${what}.`, sent);
  const ended = (signal) =>
    signal.reason instanceof TabError ? signal.reason : new CancelledError('cancelled');

  return {
    /** Ends with a time-out when its time is over, as the pool does. */
    send(request) {
      const over = new AbortController();
      const leave = () => over.abort(request.signal.reason);
      request.signal.addEventListener('abort', leave);
      const callOff = time.alarm(request.attemptMs, () =>
        over.abort(new TransportError('timeout', 'No answer came in time.', true)),
      );
      return answer({ ...request, signal: over.signal }).finally(() => {
        callOff();
        request.signal.removeEventListener('abort', leave);
      });
    },
    close: async () => undefined,
  };

  async function answer({ method, path: target, headers, signal }) {
    onSend();
    const [path] = target.split('?');
    const effect = faults.disturb({ method, path, headers }, time.clock());
    if (effect.delayMs > 0) {
      await time.sleep(effect.delayMs, signal).catch(() => {
        throw ended(signal);
      });
    }
    const now = time.clock();
    switch (effect.delivery?.how) {
      case 'never':
        return new Promise((_, reject) => {
          if (signal.aborted) reject(ended(signal));
          signal.addEventListener('abort', () => reject(ended(signal)), { once: true });
        });
      case 'reset':
        throw lost('closed the connection without an answer', true);
      case 'reset-midway':
      case 'cut':
        throw new BodyError('bad_body', 200, 'The connection ended before the answer was whole.');
    }
    const honest = effect.reply ?? made(target, now);
    const reply = effect.change ? effect.change(honest) : honest;
    return {
      status: reply.status,
      headers: {
        date: new Date(now).toUTCString(),
        'x-tab-sandbox': `seed=${seed},now=${new Date(now).toISOString()},speed=1`,
        'content-type': reply.contentType ?? JSON_TYPE,
        ...(reply.headers?.['Retry-After'] ? { 'retry-after': reply.headers['Retry-After'] } : {}),
      },
      body: Buffer.from(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body)),
    };
  }
}
