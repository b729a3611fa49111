import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { inboxesQuery, queryClient } from '@/api/queries';
import type { Webhook } from '@/api/types';
import { Button } from '@/ui/button';
import { CheckChoices, RadioChoices } from '@/ui/choices';
import { CheckboxField, TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { ShownOnce } from '@/ui/shown-once';
import { toast } from '@/ui/toasts';
import { EVENT_TYPES, type EventType, webhooksQuery } from './webhooks-query';

/** Where to send what, and of which inboxes. A new one shows its secret, this once. */
export function WebhookForm({ webhook, onDone }: { webhook: Webhook | null; onDone: () => void }) {
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [types, setTypes] = useState<readonly EventType[]>(webhook?.event_types ?? ['message.created']);
  const [inboxIds, setInboxIds] = useState<readonly string[] | null>(webhook?.inbox_ids ?? null);
  const [enabled, setEnabled] = useState(webhook?.enabled ?? true);
  const [secret, setSecret] = useState<string | null>(null);
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const isIncomplete = types.length === 0 || inboxIds?.length === 0;
  const save = useMutation({
    mutationFn: async () => {
      const body = { name: name.trim(), url: url.trim(), event_types: [...types], enabled };
      if (webhook) {
        // An empty list means all of them.
        await answer(
          api.PATCH('/api/v1/webhooks/{id}', {
            params: { path: { id: webhook.id } },
            body: { ...body, inbox_ids: [...(inboxIds ?? [])] },
          }),
        );
        return null;
      }
      const made = await answer(
        api.POST('/api/v1/webhooks', { body: { ...body, ...(inboxIds && { inbox_ids: [...inboxIds] }) } }),
      );
      return made.secret;
    },
    onSuccess: async (made) => {
      await queryClient.invalidateQueries({ queryKey: webhooksQuery.queryKey });
      setSecret(made);
      if (made === null) {
        toast(t`Saved`);
        onDone();
      }
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isIncomplete) save.mutate();
  };
  if (secret !== null) {
    return (
      <div className={formCss.form}>
        <ShownOnce
          label={t`secret`}
          value={secret}
          warning={t`Copy it now: it signs every delivery, and is shown this once. Another can be made at any time.`}
        />
        <div className={formCss.buttons}>
          <Button look="primary" onClick={onDone}>{t`I have copied it`}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className={formCss.form} onSubmit={submit}>
      <Refusal error={save.error} />
      <TextField
        label={t`Name`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(save.error, 'name')}
        maxLength={100}
        data-autofocus
        required
      />
      <TextField
        label={t`Address`}
        type="url"
        inputMode="url"
        value={url}
        onChange={(event) => setUrl(event.target.value)}
        error={fieldError(save.error, 'url')}
        placeholder="https://"
        maxLength={2000}
        spellCheck={false}
        required
      />
      <CheckChoices
        label={t`What it is told`}
        values={types}
        onChange={setTypes}
        error={types.length === 0 ? t`Choose at least one thing.` : fieldError(save.error, 'event_types')}
        options={EVENT_TYPES.map((type) => ({ value: type, label: type }))}
      />
      <RadioChoices
        label={t`Which inboxes`}
        value={inboxIds === null ? 'all' : 'some'}
        onChange={(value) => setInboxIds(value === 'all' ? null : [])}
        options={[
          { value: 'all', label: t`All inboxes`, help: t`Also those that are added later` },
          { value: 'some', label: t`Only some` },
        ]}
      />
      {inboxIds !== null && (
        <CheckChoices
          label={t`Inboxes`}
          values={inboxIds}
          onChange={setInboxIds}
          error={fieldError(save.error, 'inbox_ids')}
          options={inboxes.map((inbox) => ({ value: inbox.id, label: inbox.name }))}
        />
      )}
      <CheckboxField
        label={t`On`}
        help={t`While it is off, nothing is sent, and nothing is kept for later.`}
        checked={enabled}
        onChange={(event) => setEnabled(event.target.checked)}
      />
      <div className={formCss.buttons}>
        <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={save.isPending} disabled={isIncomplete}>
          {webhook ? t`Save` : t`Create`}
        </Button>
      </div>
    </form>
  );
}
