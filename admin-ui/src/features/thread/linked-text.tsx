import { Fragment } from 'react';

export type TextPart = { readonly text: string; readonly href?: string };

/** Up to white space, quotes, brackets, and whatever is invisible or turns the writing direction. */
const CANDIDATE = /https?:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+/giu;
const TRAILING = /[.,:;!?…*_~]+$/u;

/** Splits what somebody wrote into text and web links. Only http and https become links, and nothing becomes HTML. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const found of text.matchAll(CANDIDATE)) {
    const address = withoutTrailing(found[0]);
    const href = webAddress(address);
    if (href === null) continue;
    if (found.index > done) parts.push({ text: text.slice(done, found.index) });
    parts.push({ text: address, href });
    done = found.index + address.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

/** The address if it is one a browser may safely open. Names before an @ only ever serve to deceive, so those are not. */
export function webAddress(address: string): string | null {
  try {
    const url = new URL(address);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && url.username === '' && url.password === '' ? url.href : null;
  } catch {
    return null;
  }
}

/** The full stop of a sentence is not part of the address in it, and neither is the bracket around it. */
function withoutTrailing(address: string): string {
  let rest = address;
  for (;;) {
    const trimmed = rest.replace(TRAILING, '');
    const opened = trimmed.split('(').length;
    const closed = trimmed.split(')').length;
    const next = trimmed.endsWith(')') && closed > opened ? trimmed.slice(0, -1) : trimmed;
    if (next === rest) return rest;
    rest = next;
  }
}

export function LinkedText({ text }: { text: string }) {
  return linkParts(text).map((part, index) =>
    part.href === undefined ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <Fragment key={index}>{part.text}</Fragment>
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
      <a key={index} href={part.href} target="_blank" rel="noopener noreferrer nofollow">
        {part.text}
      </a>
    ),
  );
}
