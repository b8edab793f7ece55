import { CancelledError, TabError } from '../errors/index.js';

/** Why a signal fired: its reason where that is a TabError (a deadline's, say), else CancelledError. */
export function abortError(signal: AbortSignal): TabError {
  return signal.reason instanceof TabError ? signal.reason : new CancelledError('cancelled');
}
