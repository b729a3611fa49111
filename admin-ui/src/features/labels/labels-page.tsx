import { plural, t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { labelsQuery, meQuery, queryClient } from '@/api/queries';
import type { Label } from '@/api/types';
import { Button, IconButton } from '@/ui/button';
import { Confirm } from '@/ui/confirm';
import { Dialog } from '@/ui/dialog';
import { IconLabel, IconPencil, IconPlus, IconTrash } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Row, Rows } from '@/ui/rows';
import { toast } from '@/ui/toasts';
import { LabelForm } from './label-form';
import css from './labels-page.module.css';

/** The labels conversations may carry. */
export function LabelsPage() {
  const labels = useQuery(labelsQuery);
  const { data: me } = useQuery(meQuery);
  const [edited, setEdited] = useState<Label | 'new' | null>(null);
  const [deleted, setDeleted] = useState<Label | null>(null);
  const isAdmin = me?.role === 'admin';
  const count = labels.data?.length ?? 0;
  const add = (
    <Button look="primary" icon={<IconPlus aria-hidden />} onClick={() => setEdited('new')}>{t`New label`}</Button>
  );
  return (
    <Page
      title={t`Labels`}
      subtitle={t`Words your team sorts conversations by`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={isAdmin && count > 0 && add}
    >
      {labels.isPending && <RowSkeletons />}
      {labels.isError && !labels.data && (
        <ErrorNotice title={t`Labels could not be loaded`} error={labels.error} onRetry={() => void labels.refetch()} />
      )}
      {labels.data && count === 0 && (
        <Notice icon={<IconLabel />} title={t`No labels yet`} actions={isAdmin && add}>
          {isAdmin
            ? t`A label says what a conversation is about, such as “billing” or “returns”. Conversations are then found and counted by it.`
            : t`An admin makes them. Conversations are then found and counted by them.`}
        </Notice>
      )}
      {count > 0 && (
        <Rows label={t`Labels`}>
          {labels.data?.map((label) => (
            <Row
              key={label.id}
              lead={<span className={css.dot} style={{ background: label.color }} />}
              title={label.name}
              meta={label.description}
              actions={
                isAdmin && (
                  <>
                    <IconButton
                      label={t`Change ${label.name}`}
                      icon={<IconPencil />}
                      onClick={() => setEdited(label)}
                    />
                    <IconButton
                      label={t`Delete ${label.name}`}
                      icon={<IconTrash />}
                      onClick={() => setDeleted(label)}
                    />
                  </>
                )
              }
            />
          ))}
        </Rows>
      )}
      {count > 0 && <p className={css.count}>{plural(count, { one: '# label of 500', other: '# labels of 500' })}</p>}
      <Dialog
        title={edited === 'new' ? t`New label` : t`Change the label`}
        opened={edited !== null}
        onClose={() => setEdited(null)}
      >
        {edited && <LabelForm label={edited === 'new' ? null : edited} onDone={() => setEdited(null)} />}
      </Dialog>
      <DeleteLabel label={deleted} onClose={() => setDeleted(null)} />
    </Page>
  );
}

function DeleteLabel({ label, onClose }: { label: Label | null; onClose: () => void }) {
  const remove = useMutation({
    mutationFn: ({ id }: Label) => answer(api.DELETE('/api/v1/labels/{id}', { params: { path: { id } } })),
    onSuccess: (_, { name }) => {
      onClose();
      toast(t`“${name}” is offered no more`);
      return queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey });
    },
  });
  const name = label?.name ?? '';
  return (
    <Confirm
      title={t`Delete “${name}”?`}
      opened={label !== null}
      onClose={() => {
        remove.reset();
        onClose();
      }}
      verb={t`Delete`}
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => label && remove.mutate(label)}
    >
      <p>{t`It is offered no more. Conversations that have it keep it until somebody takes it off.`}</p>
    </Confirm>
  );
}
