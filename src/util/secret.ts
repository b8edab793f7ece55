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

/** Characters a secret has at least that can be found in a text. */
const FINDABLE = 4;

/** True for a secret that `redact` leaves where it is. */
export function isTooShort(secret: Secret): boolean {
  const { length } = secret.reveal();
  return length > 0 && length < FINDABLE;
}

/** The text with every given secret of 4 or more characters replaced: plain, percent-encoded and form-encoded. */
export function redact(text: string, secrets: readonly Secret[]): string {
  const values = secrets.map((secret) => secret.reveal()).filter((value) => value.length >= FINDABLE);
  // The longest first, so that nothing is left of one that holds another.
  const forms = values.flatMap(encodings).sort((a, b) => b.length - a.length);
  return forms.reduce((clean, form) => clean.replaceAll(form, REDACTED), text);
}

function encodings(value: string): string[] {
  const form = new URLSearchParams({ '': value }).toString().slice(1);
  return [value, encodeURIComponent(value.toWellFormed()), form];
}
