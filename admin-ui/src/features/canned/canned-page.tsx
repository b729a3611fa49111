import { t } from '@lingui/core/macro';
import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { inboxesQuery, meQuery, queryClient } from '@/api/queries';
import type { CannedReply } from '@/api/types';
import { Button, IconButton } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import { FilterSearch } from '@/ui/filters';
import { IconFilter, IconPencil, IconPlus, IconSaved, IconTrash } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Row, Rows } from '@/ui/rows';
import { Tag } from '@/ui/tag';
import { toast } from '@/ui/toasts';
import { CannedForm } from './canned-form';
import css from './canned-page.module.css';
import { cannedQuery } from './canned-query';

interface CannedPageProps {
  /** What stands in the shortcut or the title; in the URL. */
  words: string;
  onWords: (words: string) => void;
}

/** Answers that are given again and again, written once. */
export function CannedPage({ words, onWords }: CannedPageProps) {
  const list = useInfiniteQuery(cannedQuery(words));
  const { data: me } = useQuery(meQuery);
  const [edited, setEdited] = useState<CannedReply | 'new' | null>(null);
  const [deleted, setDeleted] = useState<CannedReply | null>(null);
  const mayWrite = me?.role === 'admin' || me?.role === 'agent';
  const replies = list.data?.pages.flatMap((page) => page.items) ?? [];
  const add = (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>{t`New reply`}</Button>
  );
  return (
    <Page
      title={t`Canned replies`}
      subtitle={t`Written once, said with / in the composer`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={mayWrite && (replies.length > 0 || words !== '') && add}
    >
      {(replies.length > 0 || words !== '') && (
        <FilterSearch
          label={t`Find a reply`}
          defaultValue={words}
          onChange={(event) => onWords(event.target.value.trim())}
        />
      )}
      {list.isPending && <RowSkeletons />}
      {list.isError && !list.data && (
        <ErrorNotice
          title={t`Canned replies could not be loaded`}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data &&
        replies.length === 0 &&
        (words === '' ? (
          <Notice icon={<IconSaved />} title={t`No canned replies yet`} actions={mayWrite && add}>
            {t`What is asked every day is answered well once: with the customer's name filled in, and a word or two changed before it goes.`}
          </Notice>
        ) : (
          <Notice icon={<IconFilter />} title={t`Nothing matches “${words}”`} />
        ))}
      {replies.length > 0 && (
        <Rows label={t`Canned replies`}>
          {replies.map((reply) => (
            <ReplyRow
              key={reply.id}
              reply={reply}
              onEdit={mayWrite ? () => setEdited(reply) : undefined}
              onDelete={mayWrite ? () => setDeleted(reply) : undefined}
            />
          ))}
        </Rows>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      <Dialog
        title={edited === 'new' ? t`New reply` : t`Change the reply`}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        {edited && <CannedForm reply={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Dialog>
      <DeleteReply reply={deleted} onClose={() => setDeleted(null)} />
    </Page>
  );
}

interface ReplyRowProps {
  reply: CannedReply;
  onEdit: (() => void) | undefined;
  onDelete: (() => void) | undefined;
}

function ReplyRow({ reply, onEdit, onDelete }: ReplyRowProps) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const inbox = inboxes.find((one) => one.id === reply.inbox_id);
  return (
    <Row
      title={reply.title}
      tags={
        <>
          <code className={css.shortcut}>/{reply.shortcut}</code>
          {reply.inbox_id !== null && <Tag>{inbox?.name ?? t`one inbox`}</Tag>}
        </>
      }
      meta={
        <p className={css.text} dir="auto">
          {reply.text}
        </p>
      }
      actions={
        onEdit &&
        onDelete && (
          <>
            <IconButton label={t`Change ${reply.title}`} icon={<IconPencil />} onClick={onEdit} />
            <IconButton label={t`Delete ${reply.title}`} icon={<IconTrash />} onClick={onDelete} />
          </>
        )
      }
    />
  );
}

function DeleteReply({ reply, onClose }: { reply: CannedReply | null; onClose: () => void }) {
  const remove = useMutation({
    mutationFn: ({ id }: CannedReply) =>
      answer(api.DELETE('/api/v1/canned-replies/{id}', { params: { path: { id } } })),
    onSuccess: (_, { title }) => {
      onClose();
      toast(t`“${title}” is offered no more`);
      return queryClient.invalidateQueries({ queryKey: ['canned-replies'] });
    },
  });
  const title = reply?.title ?? '';
  return (
    <Confirm
      title={t`Delete “${title}”?`}
      opened={reply !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      verb={t`Delete`}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => reply && remove.mutate(reply)}
    >
      <p>{t`It is offered no more. What was said with it stays said.`}</p>
    </Confirm>
  );
}
