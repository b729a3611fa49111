import type { MessageHit } from '@/api/types';

/** A piece of a text with what was looked for marked in it. */
export function Snippet({ parts }: { parts: MessageHit['snippet'] }) {
  return (
    <bdi>
      {parts.map((part, index) =>
        // Pieces have no names of their own, and never change places.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        part.match ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
      )}
    </bdi>
  );
}
