type Headers = Readonly<Record<string, string>>;

/** Headers with names in lower case, so that each is sent once; of two with one name the later counts. */
export function mergeHeaders(...parts: readonly (Headers | undefined)[]): Record<string, string> {
  const merged: Record<string, string> = {};
  for (const part of parts) {
    for (const [name, value] of Object.entries(part ?? {})) merged[name.toLowerCase()] = value;
  }
  return merged;
}
