const LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LEVELS)[number];

/** Writes one JSON line for each event of at least the chosen level. Callers pass no secret and no upstream body. */
export interface Log {
  debug(event: string, details?: Record<string, unknown>): void;
  info(event: string, details?: Record<string, unknown>): void;
  warn(event: string, details?: Record<string, unknown>): void;
  error(event: string, details?: Record<string, unknown>): void;
}

/** A log over `write` (a line each, with its newline). `clock` stamps the lines. */
export function createLog(
  level: LogLevel,
  write: (line: string) => void,
  clock: () => number = Date.now,
): Log {
  const least = LEVELS.indexOf(level);
  const at = (name: Exclude<LogLevel, 'silent'>) => {
    if (LEVELS.indexOf(name) < least) return () => undefined;
    return (event: string, details: Record<string, unknown> = {}) =>
      write(`${JSON.stringify({ time: new Date(clock()).toISOString(), level: name, event, ...details })}\n`);
  };
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') };
}
