import { HttpError } from '../errors/index.js';

/** What is asked for; undefined where the upstream answers 404. */
export async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof HttpError && error.kind === 'not_found') return undefined;
    throw error;
  }
}
