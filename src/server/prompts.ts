/** What `prompts/list` shows. */
export const PROMPTS = [
  {
    name: 'look_at_race',
    title: 'Look at a race',
    description:
      'Walks through one race: runners, prices and their age, form of the main chances, what is uncertain.',
    arguments: [
      {
        name: 'race',
        description: 'A key such as today/R/Randwick/next; without it the next race to jump',
        required: false,
      },
    ],
  },
];

/** Longest race argument, characters. */
const MAX_RACE = 200;

/** The messages of a prompt; undefined where there is no prompt of this name. */
export function promptMessages(name: string, given: Readonly<Record<string, string>>) {
  if (name !== 'look_at_race') return undefined;
  const race = given['race']?.trim().slice(0, MAX_RACE);
  const first = race
    ? `Call racing_get_race with key ${JSON.stringify(race)}.`
    : 'Call racing_get_next_to_go with max_races 1, then racing_get_race with the key it prints.';
  const text = [
    first,
    'Then call racing_get_race_form with the same key.',
    'Tell me, briefly: when it jumps; who runs and who is scratched; the fixed prices with their age and how they moved; what the form of the three shortest-priced runners says; what you do not know.',
    'Say whether the data is practice data. Do not advise a bet.',
  ].join(' ');
  return { messages: [{ role: 'user' as const, content: { type: 'text' as const, text } }] };
}
