import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { answer, api } from '@/api/client';
import { queryClient } from '@/api/queries';
import type { BrowserSession } from '@/api/types';
import { dateOnly, exactTime, timeSince } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { ErrorNotice } from '@/ui/notice';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toasts';
import { useNow } from '@/ui/use-now';
import { browserName } from './browser-name';

/** Every browser this account is signed in with, and an end to each but this one. */
export function Sessions() {
  const sessions = useQuery({
    queryKey: ['sessions'],
    queryFn: async () => (await answer(api.GET('/api/v1/sessions', { params: { query: { limit: 100 } } }))).items,
    staleTime: 0,
  });
  const end = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/v1/sessions/{id}', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['sessions'] }),
    onError: (error) => toast(error.message, undefined, 'error'),
  });
  return (
    <Card title={t`Where you are signed in`} help={t`End what you do not know, and change your password.`}>
      {sessions.isPending && <RowSkeletons />}
      {sessions.isError && !sessions.data && (
        <ErrorNotice
          title={t`Sessions could not be loaded`}
          error={sessions.error}
          onRetry={() => void sessions.refetch()}
        />
      )}
      {sessions.data && (
        <Rows label={t`Sessions`}>
          {sessions.data.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              busy={end.isPending && end.variables === session.id}
              onEnd={() => end.mutate(session.id)}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

interface SessionRowProps {
  session: BrowserSession;
  busy: boolean;
  onEnd: () => void;
}

function SessionRow({ session, busy, onEnd }: SessionRowProps) {
  const now = useNow();
  const name = browserName(session.user_agent) ?? t`Unknown browser`;
  return (
    <Row
      title={<span title={session.user_agent ?? undefined}>{name}</span>}
      tags={session.current && <Tag tone="brand">{t`This one`}</Tag>}
      meta={
        <Facts>
          {[
            session.address,
            session.last_used_at && (
              <time key="used" dateTime={session.last_used_at} title={exactTime(session.last_used_at)}>
                {t`last used ${timeSince(session.last_used_at, now.getTime())}`}
              </time>
            ),
            t`since ${dateOnly(session.created_at)}`,
          ]}
        </Facts>
      }
      actions={
        !session.current && (
          <Button size="small" look="quiet" busy={busy} aria-label={t`End the session of ${name}`} onClick={onEnd}>
            {t`End`}
          </Button>
        )
      }
    />
  );
}
