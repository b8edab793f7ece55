/** Runs `work`; a failure is told as its one sentence, without a stack, and ends the process with code 1. */
export function orSentence(work) {
  try {
    return work();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
