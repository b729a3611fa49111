import { t } from '@lingui/core/macro';
import { usePresence, type Writer } from '@/live/presence';
import css from './writers.module.css';

const NOBODY: readonly Writer[] = [];

/** Who is writing here this moment, under the messages and in nobody's way. */
export function Writers({ conversationId, contactName }: { conversationId: string; contactName: string }) {
  const writers = usePresence((state) => state.writers[conversationId] ?? NOBODY);
  const [first, second] = writers;
  return (
    <p className={css.writers} role="status">
      {first && (
        <>
          <span className={css.dots} aria-hidden>
            <i />
            <i />
            <i />
          </span>
          <span className={css.text} dir="auto">
            {second ? t`${writers.length} people are writing…` : sentence(first, first.name || contactName)}
          </span>
        </>
      )}
    </p>
  );
}

function sentence({ note }: Writer, name: string): string {
  return note ? t`${name} is writing a note…` : t`${name} is writing…`;
}
