import type { Json } from '../../../util/json.js';

/** Characters an answer about a competition or a match may take, with room left for the notices. */
export const TEXT_BUDGET = 5_850;
/** Characters of its facts, serialised. */
export const FACTS_BUDGET = 8_850;

/** One thing of a paged list, with what it costs in text and in facts. */
export interface PageEntry {
  /** Unique in the list and stable between calls: cursors name it. */
  key: string;
  /** Entries of one group follow each other under one heading. */
  group: string;
  heading?: string;
  line: string;
  fact: Json;
}

/** Characters the frame around the entries takes already. */
export interface PageFrame {
  text: number;
  facts: number;
}

/** Where the page that begins at `start` ends: as many entries as both budgets hold, at least one. */
export function pageEnd(entries: readonly PageEntry[], start: number, frame: PageFrame): number {
  let text = frame.text;
  let facts = frame.facts;
  let group: string | undefined;
  for (let index = start; index < entries.length; index++) {
    const entry = entries[index];
    if (!entry) break;
    text += entry.line.length + 1;
    facts += JSON.stringify(entry.fact).length + 1;
    if (entry.group !== group) {
      text += (entry.heading?.length ?? 0) + 1;
      // A group's own members in the facts: its key, its name, its time.
      facts += entry.heading === undefined ? 0 : entry.group.length + 160;
    }
    group = entry.group;
    if (index > start && (text > TEXT_BUDGET || facts > FACTS_BUDGET)) return index;
  }
  return entries.length;
}

/** The lines of a page, each group under its heading. */
export function pageLines(entries: readonly PageEntry[]): string[] {
  return entries.flatMap((entry, index) =>
    entry.heading !== undefined && entries[index - 1]?.group !== entry.group
      ? [entry.heading, entry.line]
      : [entry.line],
  );
}
