import { t } from '@lingui/core/macro';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { meQuery, queryClient, usersQuery } from '@/api/queries';
import type { ApiToken } from '@/api/types';
import { dateOnly, exactTime, timeSince } from '@/i18n/format';
import { Button } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import { FilterSelect } from '@/ui/filters';
import { IconKey, IconPlus } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toasts';
import { useNow } from '@/ui/use-now';
import { NewToken } from './new-token';
import { scopeWord } from './scopes';
import css from './tokens-page.module.css';

const SOON = 7 * 24 * 3600 * 1000;

interface TokensPageProps {
  /** Whose; one's own unless given. Only admins see others'. */
  userId: string | undefined;
  onUser: (id: string | undefined) => void;
}

/** Tokens that programs use the API with: what each may do, when it was last used, and when it ends. */
export function TokensPage({ userId, onUser }: TokensPageProps) {
  const { data: me } = useQuery(meQuery);
  const isAdmin = me?.role === 'admin';
  const isOwn = userId === undefined || userId === me?.id;
  const [isMaking, setIsMaking] = useState(false);
  const [revoked, setRevoked] = useState<ApiToken | null>(null);
  const list = useInfiniteQuery({
    queryKey: ['tokens', userId ?? null],
    initialPageParam: null as string | null,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/tokens', {
          params: { query: { ...(userId && { user_id: userId }), ...(pageParam !== null && { cursor: pageParam }) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next_cursor ?? null,
    staleTime: 0,
  });
  const tokens = list.data?.pages.flatMap((page) => page.items) ?? [];
  const make = (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setIsMaking(true)}>{t`New token`}</Button>
  );
  return (
    <Page
      title={t`API tokens`}
      subtitle={t`For programs that work in your name`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={isOwn && tokens.length > 0 && make}
    >
      {isAdmin && <Whose userId={userId ?? me.id} ownId={me.id} onUser={onUser} />}
      {list.isPending && <RowSkeletons />}
      {list.isError && !list.data && (
        <ErrorNotice title={t`Tokens could not be loaded`} error={list.error} onRetry={() => void list.refetch()} />
      )}
      {list.data && tokens.length === 0 && (
        <Notice
          icon={<IconKey />}
          title={isOwn ? t`No tokens yet` : t`This person has no tokens`}
          actions={
            isOwn && (
              <>
                {make}
                <a className={css.docs} href="/api/schema/swagger-ui/" target="_blank" rel="noreferrer">
                  {t`Read the API`}
                </a>
              </>
            )
          }
        >
          {isOwn
            ? t`A script or a service sends a token with each request, and may then do what you allow it, until it expires or you revoke it.`
            : undefined}
        </Notice>
      )}
      {tokens.length > 0 && (
        <Rows label={t`Tokens`}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} onRevoke={() => setRevoked(token)} />
          ))}
        </Rows>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      <Dialog title={t`New token`} opened={isMaking} onClose={() => setIsMaking(false)}>
        {isMaking && <NewToken onDone={() => setIsMaking(false)} />}
      </Dialog>
      <RevokeToken token={revoked} onClose={() => setRevoked(null)} />
    </Page>
  );
}

function TokenRow({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) {
  const now = useNow();
  const endsSoon = new Date(token.expires_at).getTime() - now.getTime() < SOON;
  return (
    <Row
      title={token.name}
      tags={endsSoon && <Tag tone="warn">{t`expires soon`}</Tag>}
      meta={
        <>
          <Facts>
            {[
              token.last_used_at ? (
                <time key="used" dateTime={token.last_used_at} title={exactTime(token.last_used_at)}>
                  {t`last used ${timeSince(token.last_used_at, now.getTime())}`}
                </time>
              ) : (
                t`never used`
              ),
              <time key="ends" dateTime={token.expires_at} title={exactTime(token.expires_at)}>
                {t`expires ${dateOnly(token.expires_at)}`}
              </time>,
              t`made ${dateOnly(token.created_at)}`,
            ]}
          </Facts>
          <ul className={css.scopes} aria-label={t`May`}>
            {token.scopes === null ? (
              <li className={css.scope}>{t`everything you may`}</li>
            ) : (
              token.scopes.map((scope) => (
                <li key={scope} className={css.scope}>
                  {scopeWord(scope)}
                </li>
              ))
            )}
          </ul>
        </>
      }
      actions={
        <Button size="small" look="quiet" aria-label={t`Revoke ${token.name}`} onClick={onRevoke}>{t`Revoke…`}</Button>
      }
    />
  );
}

function Whose({ userId, ownId, onUser }: { userId: string; ownId: string; onUser: TokensPageProps['onUser'] }) {
  const { data: users = [] } = useQuery(usersQuery);
  return (
    <FilterSelect
      label={t`Whose tokens`}
      all={t`Your own`}
      value={userId === ownId ? undefined : userId}
      onChange={onUser}
      options={users.filter(({ id }) => id !== ownId).map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function RevokeToken({ token, onClose }: { token: ApiToken | null; onClose: () => void }) {
  const revoke = useMutation({
    mutationFn: ({ id }: ApiToken) => answer(api.DELETE('/api/v1/tokens/{id}', { params: { path: { id } } })),
    onSuccess: (_, { name }) => {
      onClose();
      toast(t`“${name}” no longer works`);
      return queryClient.invalidateQueries({ queryKey: ['tokens'] });
    },
  });
  const name = token?.name ?? '';
  return (
    <Confirm
      title={t`Revoke “${name}”?`}
      opened={token !== null}
      onClose={() => {
        revoke.reset();
        onClose();
      }}
      verb={t`Revoke`}
      busy={revoke.isPending}
      error={revoke.error}
      onConfirm={() => token && revoke.mutate(token)}
    >
      <p>{t`Whatever uses it is refused from its next request on. It cannot be brought back; a new one can be made.`}</p>
    </Confirm>
  );
}
