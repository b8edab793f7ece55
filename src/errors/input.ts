import { TabError } from './tab-error.js';

/** One thing wrong with the input: which argument, what came, what is accepted. */
export interface InputIssue {
  argument: string;
  /** A whole sentence without the tool's name: `meeting_date "2026-02-30" is not a date. Accepted: …`. */
  message: string;
}

/** The caller's input was refused before anything was sent. */
export class InputError extends TabError {
  override readonly kind = 'bad_input';
  readonly issues: readonly InputIssue[];

  constructor(issues: readonly InputIssue[] | InputIssue) {
    const list = Array.isArray(issues) ? (issues as readonly InputIssue[]) : [issues as InputIssue];
    super(list.map((issue) => issue.message).join(' '));
    this.issues = list;
  }
}

/** Something that is not allowed here and now, whatever the input; the message says why and how to enable it. */
export class RefusedError extends TabError {
  override readonly kind = 'refused';
}

/** A credential that the call needs and nobody gave; the message names it and the ways to supply it. */
export class MissingCredentialError extends TabError {
  override readonly kind = 'missing_credential';
}

/** The caller gave up before the answer came. */
export class CancelledError extends TabError {
  override readonly kind = 'cancelled';
}
