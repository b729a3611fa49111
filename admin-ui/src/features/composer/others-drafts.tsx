import { t } from '@lingui/core/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { answer, api } from '@/api/client';
import { meQuery } from '@/api/queries';
import type { SharedDraft } from '@/api/types';
import { PASSES_WITHIN, usePresence } from '@/live/presence';
import { Button } from '@/ui/button';
import css from './others-drafts.module.css';

const WHILE_WRITTEN_EVERY = 3_000;
const MOST_SHOWN = 2;

interface OthersDraftsProps {
  conversationId: string;
  onUse: (draft: SharedDraft) => void;
}

/** What colleagues have begun to answer here: seen while it is written, so that nobody writes it a second time. */
export function OthersDrafts({ conversationId, onUse }: OthersDraftsProps) {
  const stays = useStays(conversationId);
  const isWritten = usePresence((state) =>
    (state.people[conversationId] ?? []).some((person) => person.state === 'replying'),
  );
  const { data: me } = useQuery(meQuery);
  const { data, refetch } = useQuery({
    ...draftsQuery(conversationId),
    enabled: stays,
    refetchInterval: isWritten ? WHILE_WRITTEN_EVERY : false,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: when somebody has stopped, it was sent, or is longer
  useEffect(() => {
    if (stays) void refetch();
  }, [isWritten]);
  const others = (data ?? []).filter((draft) => draft.author.id !== me?.id);
  if (others.length === 0) return null;
  return (
    <ul className={css.drafts} aria-label={t`Begun by colleagues`}>
      {others.slice(0, MOST_SHOWN).map((draft) => (
        <li key={draft.author.id} className={css.draft}>
          <span className={css.who}>
            {draft.private ? t`${draft.author.name} began a note:` : t`${draft.author.name} began a reply:`}
          </span>
          <q className={css.text} dir="auto">
            {draft.text}
          </q>
          <Button size="small" look="quiet" onClick={() => onUse(draft)}>{t`Go on with it`}</Button>
        </li>
      ))}
    </ul>
  );
}

function draftsQuery(conversationId: string) {
  return queryOptions({
    queryKey: ['drafts', conversationId],
    queryFn: async ({ signal }) => {
      const { items } = await answer(
        api.GET('/api/v1/conversations/{id}/drafts', { params: { path: { id: conversationId } }, signal }),
      );
      return items;
    },
    staleTime: 0,
  });
}

function useStays(conversationId: string): boolean {
  const [stayed, setStayed] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setStayed(conversationId), PASSES_WITHIN);
    return () => clearTimeout(timer);
  }, [conversationId]);
  return stayed === conversationId;
}
