import type { SandboxReply } from '../http/route.js';

/** An answer to a slip, kept under its transaction id. */
export interface KeptAnswer {
  /** The body of the slip that was answered. */
  slip: string;
  reply: SandboxReply;
}

/** The answers to slips, by account and transaction. */
export interface Answers {
  find(account: string, transactionId: string): KeptAnswer | undefined;
  keep(account: string, transactionId: string, answer: KeptAnswer): void;
}

/** Characters of slips and answers kept, enough for thousands of them; the oldest leave first. */
const MOST = 6 * 2 ** 20;

/** None kept yet. They are kept as text, which takes a fraction of the room. */
export function createAnswers(most = MOST): Answers {
  const held = new Map<string, { slip: string; text: string }>();
  let size = 0;
  const forget = (key: string): void => {
    const old = held.get(key);
    if (!old) return;
    size -= old.slip.length + old.text.length;
    held.delete(key);
  };
  return {
    find: (account, transactionId) => {
      const found = held.get(`${account}/${transactionId}`);
      return found && { slip: found.slip, reply: JSON.parse(found.text) as SandboxReply };
    },
    keep: (account, transactionId, { slip, reply }) => {
      const key = `${account}/${transactionId}`;
      forget(key);
      const text = JSON.stringify(reply);
      held.set(key, { slip, text });
      size += slip.length + text.length;
      for (const oldest of held.keys()) {
        if (size <= most || oldest === key) return;
        forget(oldest);
      }
    },
  };
}
