import { inspect } from 'node:util';

const REDACTED = '[redacted]';

/** A value that must not travel: however it is printed, serialised or inspected it reads `[redacted]`. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that sends it. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return REDACTED;
  }

  toJSON(): string {
    return REDACTED;
  }

  [inspect.custom](): string {
    return REDACTED;
  }
}

/** The text with every given secret of 4 or more characters replaced, plain and percent-encoded. */
export function redact(text: string, secrets: readonly Secret[]): string {
  let clean = text;
  for (const secret of secrets) {
    const value = secret.reveal();
    if (value.length < 4) continue;
    clean = clean.replaceAll(value, REDACTED).replaceAll(encodeURIComponent(value), REDACTED);
  }
  return clean;
}
