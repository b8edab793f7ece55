/** Aborts at SIGINT or SIGTERM. A second one ends the process at once. */
export function cancelOnSignal(): AbortSignal {
  const cancel = new AbortController();
  const stop = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, stop);
    cancel.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, stop);
  return cancel.signal;
}
