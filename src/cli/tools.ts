import { loadConfig } from '../config/load.js';
import { toolList } from '../server/catalogue.js';
import { table } from '../tools/text/format.js';
import { print } from './exit.js';

/** Lists the tools: a table narrow enough for any terminal, or what clients see as JSON. */
export function listTools(options: { json?: boolean }): void {
  const list = toolList(loadConfig({}).structured === 'on');
  if (options.json) {
    print(JSON.stringify(list, null, 2));
    return;
  }
  const rows = list.map((tool) => [tool.name, tool.title]);
  print(table([{ head: 'tool' }, { head: 'what it gives' }], rows).join('\n'));
}
