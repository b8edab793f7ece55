/** Runs `work`; a failure is told as its one sentence, without a stack, and ends the process with code 1. */
export async function orSentence(work) {
  try {
    return await work();
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}
