import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { pathsOf } from './fields-paths.mjs';
import { HEAD, table } from './markdown.mjs';

/** The files of `fields/`, in the order of the document. */
const FILES = [
  'racing',
  'race',
  'form',
  'pools',
  'archive',
  'sports',
  'results',
  'service',
  'accounts',
  'betting',
];

const MARKS = { recorded: 'recorded', known: 'clients', ours: 'ours' };

const INTRO = `# The sandbox, field by field

Every member of every JSON body that the [sandbox](sandbox.md) answers, and where it comes from:

- **recorded**: it stands in a response of the TAB that somebody has stored, at this very place;
- **clients**: a client's program reads it, no response was seen;
- **ours**: chosen so that the rest makes sense.

To find one, search this page for its path. Paths are dotted, \`[]\` are the elements of a list, \`{a,b}\` are alternatives. Forms:
\`time\` is \`2026-11-24T03:02:00.000Z\` (UTC), \`date\` is \`2026-11-24\`, \`money\` is a text like \`$60000.00\`, \`link\` an absolute address; \`?\`
marks what may be absent. Where a place is "as" another one, what stands there stands here, perhaps not all of it. Values are
the sandbox's own everywhere: recorded is that there is such a member, not what is in it.

Tests hold this page to the sandbox: they visit it before, during and after races, matches and bets, and fail where a member
has no row here, a row is never met, or a form is another. Where the recordings are at hand
([testing](testing.md#environment)), they also fail where a row says "recorded" and no recording has the member, or a
recording has one that has no row.`;

/** `docs/sandbox-fields.md`, from the marks in `fields/`, which the contract tests read too. */
export const fieldsDoc = {
  render: () => {
    const parts = FILES.map((file) =>
      JSON.parse(readFileSync(join(ROOT, `scripts/gen/fields/${file}.json`), 'utf8')),
    );
    return [
      { file: 'docs/sandbox-fields.md', content: `${[HEAD, INTRO, ...parts.map(part)].join('\n\n')}\n` },
    ];
  },
};

function part({ title, bodies }) {
  return `## ${title}\n\n${bodies.map(body).join('\n\n')}`;
}

function body({ name, routes, note, members, leftOut = {} }) {
  const left = Object.entries(leftOut).map(
    ([path, reason]) => `Recorded and left out: \`${path}\`, ${reason}.`,
  );
  const paths = routes.filter((route) => route !== 'errors').map((route) => `\`${route}\``);
  return [
    `### ${name}`,
    paths.join('<br>\n'),
    note,
    table(['member', 'form', 'mark', 'meaning'], Object.entries(members).flatMap(rows)),
    ...left,
  ]
    .filter(Boolean)
    .join('\n\n');
}

/** One row for each name of a group, in full, so that a search for its path finds it. */
function rows([names, [mark, form, meaning = '']]) {
  const [, home, place] = /^= ([^>?]+?)(?: > ([^?]*))?\??$/.exec(form) ?? [];
  if (home !== undefined) {
    const link = `[${home}](#${anchor(home)})`;
    const as = `as ${place === undefined ? '' : `\`${place}\` of `}${link}`;
    return [
      [names === '' ? 'the body' : `\`${names}\``, form.endsWith('?') ? 'object?' : '', MARKS[mark], as],
    ];
  }
  const forms = form.split(', ');
  return pathsOf(names).map((path, i) => [
    `\`${path}\``,
    (forms[i] ?? form).replaceAll('|', ' or '),
    MARKS[mark],
    meaning,
  ]);
}

function anchor(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-');
}
