import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseEnv } from 'node:util';
import { loadConfig } from '../config/load.js';
import type { Config } from '../config/options.js';
import { makeDirectory } from '../util/make-directory.js';
import { CommandError, EXIT } from './exit.js';

/** The `.env` beside the package, read when no other file is named. */
const BESIDE = fileURLToPath(new URL('../../.env', import.meta.url));

/**
 * The configuration from the environment, an env file (what is in the environment wins) and flags (which win over both).
 * Throws ConfigError and CommandError.
 */
export function readSettings(
  envFile?: string,
  flags: Readonly<Record<string, string | undefined>> = {},
): Config {
  const file = envFile ?? (existsSync(BESIDE) ? BESIDE : undefined);
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const all: Record<string, string | undefined> = {
    ...(file === undefined ? {} : readEnvFile(file)),
    ...process.env,
    ...given,
  };
  const config = loadConfig(all);
  if (all['TAB_STATE_DIR'] || config.refreshToken) checkWritable(config.stateDir);
  return config;
}

function readEnvFile(path: string): Record<string, string | undefined> {
  try {
    return parseEnv(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new CommandError(
      `The env file ${path} can't be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}).`,
      EXIT.usage,
    );
  }
}

function checkWritable(directory: string): void {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK);
  } catch (error) {
    throw new CommandError(
      `TAB_STATE_DIR ${directory} can't be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}). Give another.`,
      EXIT.storage,
    );
  }
}
