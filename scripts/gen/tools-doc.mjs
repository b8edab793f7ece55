import { HEAD, table } from './markdown.mjs';
import { catalogue } from './program.mjs';
import { GROUPS } from './tool-files.mjs';

// What stands for the placeholders of the examples, which tests fill with something that exists at that moment.
const SAMPLES = {
  '{race}': 'today/R/Randwick/next',
  '{meeting}': 'today/R/Randwick',
  '{sport}': 'Rugby League',
  '{competition}': 'Rugby League > NRL',
  '{match}': 'Rugby League > NRL > Canberra v Warriors',
  '{tournament}': 'Tennis > ATP Tour > Brisbane',
  '{tournament-match}': 'Tennis > ATP Tour > Brisbane > Smith v Jones',
  '{resulted-sport}': 'Rugby League',
  '{resulted-competition}': 'Rugby League > NRL',
  '{resulted-match}': 'Rugby League > NRL > Canberra v Warriors',
};

const INTRO = `# Tools

Every tool, as the server lists it. Arguments without a default are optional unless marked as required. The examples are
arguments as a client sends them; on a command line the same is \`tab-mcp call TOOL name=value …\`.`;

/** `docs/tools.md`: title, when to use it, arguments, upstream route and examples of every tool. */
export const toolsDoc = { needsBuild: true, render };

async function render() {
  const tools = await catalogue();
  const groups = Object.entries(GROUPS).filter(([group]) => tools.some((tool) => tool.group === group));
  const parts = groups.map(([group, title]) => {
    const sections = tools.filter((tool) => tool.group === group).map(section);
    return `## ${title}\n\n${sections.join('\n\n')}`;
  });
  return [{ file: 'docs/tools.md', content: `${[HEAD, INTRO, ...parts].join('\n\n')}\n` }];
}

function section({ listed, definition }) {
  const upstream = definition.route ?? definition.upstream;
  return [
    `### \`${listed.name}\``,
    `**${listed.title}.** ${listed.description}`,
    argumentTable(listed.inputSchema),
    upstream ? `Upstream: \`${upstream}\`` : undefined,
    definition.examples.map(example).join('\n'),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function argumentTable({ properties = {}, required = [] }) {
  const rows = Object.entries(properties).map(([name, schema]) => [
    `\`${name}\``,
    type(schema),
    required.includes(name) ? 'required' : schema.default === undefined ? '' : `\`${schema.default}\``,
    schema.description ?? '',
  ]);
  return rows.length === 0 ? 'No arguments.' : table(['argument', 'type', 'default', 'meaning'], rows);
}

function type(schema) {
  if (schema.anyOf) return schema.anyOf.map(type).join(' or ');
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(' or ');
  if (schema.type === 'integer' || schema.type === 'number') return range(schema);
  if (schema.type === 'string') return schema.maxLength > 3 ? `text, at most ${schema.maxLength}` : 'text';
  return schema.type ?? 'anything';
}

function range({ type: kind, minimum, maximum }) {
  return minimum === undefined || maximum === undefined ? kind : `${kind}, ${minimum} to ${maximum}`;
}

function example({ title, arguments: given }) {
  const filled = JSON.stringify(given).replace(/\{[a-z-]+\}/g, (placeholder) => {
    const sample = SAMPLES[placeholder];
    if (sample === undefined) throw new Error(`scripts/gen/tools-doc.mjs: no sample for ${placeholder}`);
    return sample;
  });
  return `- ${title}: \`${filled}\``;
}
