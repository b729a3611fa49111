/** What somebody is typing that stands for something else: a saved reply, a colleague's name. */
export interface Trigger {
  readonly kind: 'saved' | 'mention';
  readonly query: string;
  /** Where it begins in the text, with its sign. */
  readonly from: number;
  readonly to: number;
}

/** `/` begins a saved reply; in a note, `@` names a colleague. Both only where a word begins: paths and addresses are left alone. */
export function triggerAt(text: string, caret: number, isNote: boolean): Trigger | null {
  const [, sign, query] = /(?:^|[\s(])([/@])([^\s/@]{0,50})$/.exec(text.slice(0, caret)) ?? [];
  if (sign === undefined || query === undefined || (sign === '@' && !isNote)) return null;
  return { kind: sign === '/' ? 'saved' : 'mention', query, from: caret - query.length - 1, to: caret };
}

/** The text with what was typed replaced, and where the caret is then. */
export function replaced(text: string, { from, to }: Trigger, by: string): { text: string; caret: number } {
  return { text: text.slice(0, from) + by + text.slice(to), caret: from + by.length };
}
