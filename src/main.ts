#!/usr/bin/env node
import { CommandError, EXIT } from './cli/exit.js';
import { ConfigError } from './config/load.js';

// stdio without options is what desktop clients start again and again: it skips the command-line parser.
async function run(args: readonly string[]): Promise<number> {
  if (args.length > 0) return (await import('./cli/program.js')).runProgram(args);
  await (await import('./cli/stdio.js')).stdio();
  return EXIT.ok;
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    const known = error instanceof ConfigError || error instanceof CommandError;
    process.stderr.write(
      `tab-mcp: ${known ? error.message : error instanceof Error ? error.stack : String(error)}\n`,
    );
    process.exitCode =
      error instanceof CommandError ? error.code : error instanceof ConfigError ? EXIT.usage : EXIT.failed;
  },
);
