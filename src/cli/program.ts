import { Command, CommanderError, Option } from 'commander';
import { nearest } from '../util/nearest.js';
import { VERSION } from '../version.js';
import { CommandError, EXIT } from './exit.js';

const ENV_FILE = '--env-file <path>';
const ENV_FILE_WORDS = 'read settings from this file (default: .env beside the package)';
const json = () => new Option('--json', 'print JSON');

/** Parses the command line and runs the command; gives the exit code. */
export async function runProgram(args: readonly string[]): Promise<number> {
  let code: number = EXIT.ok;
  const program = new Command('tab-mcp')
    .description(
      'Australian wagering data for AI assistants, over MCP. Unofficial. Without a command: serve stdio.',
    )
    .version(VERSION, '-V, --version', 'print the version')
    .option(ENV_FILE, ENV_FILE_WORDS)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
    .helpCommand('help [command]', 'say how a command is used')
    .helpOption('-h, --help', 'say how it is used')
    .allowExcessArguments()
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 the call or a check failed, 2 a setting or argument is not accepted,\n3 the address can’t be listened on, 4 a directory can’t be written.',
    )
    .action(async ({ envFile }, { args: [word] }: Command) => {
      if (word !== undefined) throw unknownCommand(word, program);
      await (await import('./stdio.js')).stdio(envFile);
    });
  const add = (name: string, description: string) =>
    program.command(name).description(description).allowExcessArguments(false);
  add('serve', 'serve Streamable HTTP at /mcp')
    .option('--port <port>', 'port (default PORT or 8081)')
    .option('--host <host>', 'address (default HOST or 127.0.0.1)')
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (options) => (await import('./serve.js')).serve({ ...program.opts(), ...options }));
  add('proxy', 'serve the TAB’s own read paths over plain HTTP')
    .option('--port <port>', 'port; 0 takes a free one', '8083')
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (options) => (await import('./proxy.js')).proxy({ ...program.opts(), ...options }));
  add('record', 'keep what the TAB answers, secrets cut out, for replay and comparison')
    .requiredOption('--to <dir>', 'where the answers are kept')
    .option('--port <port>', 'port; 0 takes a free one', '8084')
    .option('--upstream <url>', 'whom to ask (default: the real TAB)')
    .option('--include-private', 'pass on what belongs to an account, too; it is not kept')
    .option('--store-private', 'pass it on and keep the shape of its answers, every value blanked')
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (options) => (await import('./record.js')).record({ ...program.opts(), ...options }));
  add('replay', 'serve recorded answers')
    .argument('<dir>', 'where they are kept')
    .option('--port <port>', 'port; 0 takes a free one', '8085')
    .option('--timed', 'answer as late as the TAB did')
    .action(async (dir, options) => (await import('./replay.js')).replay(dir, options));
  const sandbox = add('sandbox', 'run the emulated TAB alone')
    .option('--port <port>', 'port; 0 takes a free one', '8082')
    .option('--seed <seed>', 'seed of the world', 'tab')
    .option('--at <moment>', 'when it is there, e.g. 2026-11-24T02:00:00Z (default: now)')
    .option('--speed <factor>', 'world seconds a second; 0 freezes the clock', '1')
    .option('--accounts <count>', 'practice accounts that can bet there', '1')
    .option('--rate-limit <number>', 'requests a second it answers, and 429 to the rest; no limit without it')
    .option('--burst <count>', 'requests answered at once after a pause; --rate-limit rounded up without it')
    .option('--scenario <file>', 'misbehave as this file says')
    .action(async (options) => (await import('./sandbox.js')).sandbox(options));
  sandbox
    .command('compare')
    .description('say where its shapes differ from recorded answers; ends with 1 where they do')
    .allowExcessArguments(false)
    .argument('<dir>', 'where the answers are kept')
    .addOption(json())
    .action(async (dir, options) => {
      code = await (await import('./compare.js')).compare(dir, options);
    });
  add('tools', 'list the tools')
    .addOption(json())
    .action(async (options) => (await import('./tools.js')).listTools(options));
  add('call', 'call a tool once')
    .argument('<tool>', 'its name')
    .argument('[arguments...]', 'name=value')
    .addOption(json())
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (tool, pairs, options) => {
      code = await (await import('./call.js')).call(tool, pairs, { ...program.opts(), ...options });
    });
  add('doctor', 'check configuration, upstream, credentials and clock')
    .addOption(json())
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (options) => {
      code = await (await import('./doctor.js')).doctor({ ...program.opts(), ...options });
    });
  add('stats', 'show caches, circuits, limits and retries of a server that runs')
    .option('--url <url>', 'where it is (default: where `serve` listens)')
    .addOption(json())
    .option(ENV_FILE, ENV_FILE_WORDS)
    .action(async (options) => (await import('./stats.js')).stats({ ...program.opts(), ...options }));
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // Help for a command that does not exist has been printed instead of a complaint.
    if (error.code === 'commander.help') return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
    if (error.exitCode !== 0) throw new CommandError(worded(error), EXIT.usage);
  }
  return code;
}

function unknownCommand(word: string, program: Command): CommandError {
  const names = program.commands.map((command) => command.name());
  const near = nearest(word, names, 1)[0];
  const help = '. `tab-mcp --help` lists them.';
  return new CommandError(
    `There is no command "${word}"${near ? `; did you mean ${near}?` : help}`,
    EXIT.usage,
  );
}

/** The parser's complaint, said as the rest of the program speaks. */
function worded({ code, message }: CommanderError): string {
  const what = /'([^']+)'/.exec(message)?.[1] ?? '';
  const near = /\(Did you mean (.+)\?\)/.exec(message)?.[1];
  switch (code) {
    case 'commander.unknownOption':
      return `There is no option "${what}"${near ? `; did you mean ${near}?` : '.'}`;
    case 'commander.excessArguments':
      return `\`${what}\` takes no argument such as "${/: ([^:]+)\.$/.exec(message)?.[1]}".`;
    case 'commander.missingArgument':
      return `The argument "${what}" is missing.`;
    case 'commander.missingMandatoryOptionValue':
      return `The option "${what}" is missing.`;
    case 'commander.optionMissingArgument':
      return `The option "${what}" needs a value.`;
    default:
      return message.replace(/^error: /, '');
  }
}
