import { queryOptions, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { usePeople } from '@/live/people';
import { useLive } from '@/live/store';
import { type Trigger, triggerAt } from './trigger';

/** Something to put in place of what was typed. */
export interface Suggestion {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** Asked only when it is chosen: a saved reply is filled in by the server. */
  readonly text: () => Promise<{ text: string; missing: readonly string[] }>;
}

const MOST = 8;

function savedRepliesQuery(inboxId: string | undefined, q: string) {
  return queryOptions({
    queryKey: ['canned-replies', inboxId ?? null, q],
    queryFn: async ({ signal }) =>
      (
        await answer(
          api.GET('/api/v1/canned-replies', {
            params: { query: { limit: MOST, ...(inboxId && { inbox_id: inboxId }), ...(q !== '' && { q }) } },
            signal,
          }),
        )
      ).items,
    staleTime: 30_000,
  });
}

/** What fits what is being typed; undefined when that stands for nothing. */
function useSuggestions(conversationId: string, trigger: Trigger | null): readonly Suggestion[] | undefined {
  const inboxId = useLive((state) => state.conversations[conversationId]?.inbox_id);
  const people = usePeople(trigger?.kind === 'mention' ? conversationId : undefined);
  const { data: saved } = useQuery({
    ...savedRepliesQuery(inboxId, trigger?.query ?? ''),
    enabled: trigger?.kind === 'saved',
    placeholderData: (before) => before,
  });
  if (trigger?.kind === 'saved') {
    return saved?.map((one) => ({
      id: one.id,
      label: one.title,
      hint: `/${one.shortcut}`,
      text: () =>
        answer(
          api.GET('/api/v1/canned-replies/{id}/text', {
            params: { path: { id: one.id }, query: { conversation_id: conversationId } },
          }),
        ),
    }));
  }
  if (trigger?.kind === 'mention') {
    const wanted = trigger.query.toLocaleLowerCase();
    return people
      .filter((one) => !one.isMe && `${one.username} ${one.name}`.toLocaleLowerCase().includes(wanted))
      .slice(0, MOST)
      .map((one) => ({
        id: one.id,
        label: one.name,
        hint: `@${one.username}`,
        text: () => Promise.resolve({ text: `@${one.username} `, missing: [] }),
      }));
  }
  return undefined;
}

/** What is suggested while somebody types, which of it is chosen by Enter, and the keys that speak to it. */
export function useSuggesting(conversationId: string, text: string, isNote: boolean) {
  const [caret, setCaret] = useState(0);
  const [at, setAt] = useState(0);
  // Left with Escape, it stays away until something else is typed.
  const [left, setLeft] = useState<number | null>(null);
  const found = triggerAt(text, caret, isNote);
  const trigger = found && found.from !== left ? found : null;
  const list = useSuggestions(conversationId, trigger);
  const active = Math.min(at, (list?.length ?? 1) - 1);

  const takes = (event: KeyboardEvent, choose: (one: Suggestion) => Promise<void>): boolean => {
    if (!list || !trigger) return false;
    const chosen = list[active];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') setLeft(trigger.from);
    else if (step !== undefined && list.length > 0) setAt((active + step + list.length) % list.length);
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.ctrlKey && !event.metaKey) {
      void choose(chosen);
    } else return false;
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return {
    trigger,
    list: trigger ? list : undefined,
    active,
    takes,
    moved: (to: number) => {
      if (to === caret) return;
      setCaret(to);
      setAt(0);
      if (left !== null && triggerAt(text, to, isNote)?.from !== left) setLeft(null);
    },
    close: () => setLeft(trigger?.from ?? null),
  };
}
