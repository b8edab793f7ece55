import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder } from '../lib/files.mjs';
import { ROOT } from '../lib/paths.mjs';
import { program } from './program.mjs';

// What the sandbox's world shows at this moment; documents name it, so that a reader can see the very same.
const WORLD = { seed: 'tab', at: Date.parse('2026-11-24T03:02:00Z'), speed: 0 };

const BLOCK = /(<!-- answer: (\S+)( [^\n]*)? -->\n)[\s\S]*?(<!-- \/answer -->)/g;

/** Answers shown in documents, between `<!-- answer: TOOL name=value -->` and its end: really asked, never typed. */
export const answers = { needsBuild: true, render };

async function render() {
  const documents = ['README.md', ...filesUnder('docs', (file) => file.endsWith('.md'))]
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
    .filter(({ text }) => text.match(BLOCK));
  const { ask, close } = await open();
  try {
    return await Promise.all(
      documents.map(async ({ file, text }) => ({ file, content: await filled(text, ask) })),
    );
  } finally {
    await close();
  }
}

async function filled(text, ask) {
  const said = await Promise.all(
    [...text.matchAll(BLOCK)].map(([, , tool, pairs = '']) => ask(tool, pairs.trim())),
  );
  return text.replace(
    BLOCK,
    (_, start, _tool, _pairs, end) => `${start}\n\`\`\`\n${said.shift()}\n\`\`\`\n\n${end}`,
  );
}

/** A server whose world stands still at that moment. */
async function open() {
  const { startSandbox } = await program('sandbox/index.js');
  const { loadConfig } = await program('config/load.js');
  const { chooseTarget } = await program('config/target.js');
  const { createRuntime } = await program('runtime.js');
  const { findTool } = await program('server/catalogue.js');
  const { readArguments } = await program('cli/call.js');
  const sandbox = await startSandbox(WORLD);
  const config = loadConfig({ TAB_UPSTREAM: 'sandbox', TAB_BASE_URL: sandbox.url });
  const runtime = createRuntime(config, chooseTarget(config, true));
  const signal = new AbortController().signal;
  return {
    ask: async (name, pairs) => {
      const tool = findTool(name);
      if (!tool) throw new Error(`a document asks for an answer of ${name}, which is no tool`);
      const given = readArguments(tool, pairs === '' ? [] : pairs.split(/ (?=\w+=)/));
      const { content, isError } = await runtime.execute(tool, given, runtime.operator, signal);
      const text = content.map((block) => block.text).join('\n');
      if (isError) throw new Error(`a document asks for an answer that fails: ${text}`);
      return text;
    },
    close: async () => {
      await runtime.close();
      await sandbox.stop();
    },
  };
}
