import { Fragment } from 'react';

export type TextPart = { readonly text: string; readonly href?: string };

/** Up to white space, quotes, brackets, and whatever is invisible or turns the writing direction. */
const CANDIDATE = /https?:\/\/[^\s<>"'`\p{Cc}\p{Cf}]+/giu;
const ENDS_A_SENTENCE = '.,:;!?…*_~';

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
  let unopened = address.split(')').length - address.split('(').length;
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    if (last === ')' && unopened > 0) unopened--;
    else if (last === '' || !ENDS_A_SENTENCE.includes(last)) return address.slice(0, end);
    end--;
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
