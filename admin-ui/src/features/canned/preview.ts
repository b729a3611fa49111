const HOLE = /\{\{([^{}|]*)(?:\|([^{}]*))?\}\}/g;

/** A part of a text with variables: said as it stands, filled in, or a name that stands for nothing. */
export type Part = { readonly said: string } | { readonly filled: string } | { readonly unknown: string };

/** A canned reply with examples in its variables' places, to see how it would read. */
export function preview(text: string, examples: ReadonlyMap<string, string>): Part[] {
  const parts: Part[] = [];
  let from = 0;
  for (const hole of text.matchAll(HOLE)) {
    if (hole.index > from) parts.push({ said: text.slice(from, hole.index) });
    const name = (hole[1] ?? '').trim();
    const example = examples.get(name);
    parts.push(example === undefined ? { unknown: hole[0] } : { filled: example });
    from = hole.index + hole[0].length;
  }
  if (from < text.length) parts.push({ said: text.slice(from) });
  return parts;
}
