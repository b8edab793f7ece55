import { CancelledError, TabError } from '../errors/index.js';

/** Why a signal fired: its reason where that is a TabError (a deadline's, say), else CancelledError. */
export function abortError(signal: AbortSignal): TabError {
  return signal.reason instanceof TabError ? signal.reason : new CancelledError('cancelled');
}

/**
 * Why a wait of ours is called off that nobody needs any more. One for all: an abort without a reason makes an error
 * with its stack, which costs more than the wait itself.
 */
export const NOT_NEEDED = new CancelledError('no longer needed');
