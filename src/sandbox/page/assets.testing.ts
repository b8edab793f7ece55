/**
 * One of the page's own modules, as the browser gets it, for the tests of what is pure in it. `T` says what the test uses
 * of it: the modules are plain JavaScript, which the compiler does not look at.
 */
export async function pageModule<T>(name: string): Promise<T> {
  return (await import(new URL(`./assets/${name}`, import.meta.url).href)) as T;
}
