import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useRef, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { inboxesQuery, queryClient } from '@/api/queries';
import type { CannedReply } from '@/api/types';
import { Button } from '@/ui/button';
import { SelectField, TextAreaField, TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import css from './canned-form.module.css';
import { variablesQuery } from './canned-query';
import { preview } from './preview';

const EXAMPLE = '{{contact.first_name | there}}';

/** A canned reply being written, with its variables at hand and how it would read below. */
export function CannedForm({ reply, onDone }: { reply: CannedReply | null; onDone: () => void }) {
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [title, setTitle] = useState(reply?.title ?? '');
  const [text, setText] = useState(reply?.text ?? '');
  const [inbox, setInbox] = useState(reply?.inbox_id ?? '');
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const field = useRef<HTMLTextAreaElement>(null);
  const save = useMutation({
    mutationFn: () => {
      const body = {
        shortcut: shortcut.trim().replace(/^\//, ''),
        title: title.trim(),
        text,
        inbox_id: inbox === '' ? null : inbox,
      };
      return reply
        ? answer(
            api.PATCH('/api/v1/canned-replies/{id}', {
              params: { path: { id: reply.id }, header: { 'If-Match': `"${reply.version}"` } },
              body,
            }),
          )
        : answer(api.POST('/api/v1/canned-replies', { body }));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['canned-replies'] });
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  const insert = (name: string) => {
    const area = field.current;
    const [from, to] = [area?.selectionStart ?? text.length, area?.selectionEnd ?? text.length];
    setText(`${text.slice(0, from)}{{${name}}}${text.slice(to)}`);
    area?.focus();
  };
  return (
    <form className={formCss.form} onSubmit={submit}>
      <Refusal error={save.error} />
      <TextField
        label={t`Title`}
        value={title}
        onChange={(event) => setTitle(event.target.value)}
        error={fieldError(save.error, 'title')}
        maxLength={200}
        dir="auto"
        data-autofocus
        required
      />
      <TextField
        label={t`Shortcut`}
        value={shortcut}
        onChange={(event) => setShortcut(event.target.value)}
        error={fieldError(save.error, 'shortcut')}
        help={t`Typed after / in the composer: letters, digits and . _ -`}
        maxLength={50}
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <TextAreaField
        ref={field}
        label={t`Text`}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={fieldError(save.error, 'text')}
        maxLength={10_000}
        rows={5}
        dir="auto"
        required
      />
      <Variables onInsert={insert} />
      <Preview text={text} />
      <SelectField
        label={t`Offered in`}
        value={inbox}
        onChange={(event) => setInbox(event.target.value)}
        error={fieldError(save.error, 'inbox_id')}
      >
        <option value="">{t`All inboxes`}</option>
        {inboxes.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <div className={formCss.buttons}>
        <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          {reply ? t`Save` : t`Create`}
        </Button>
      </div>
    </form>
  );
}

function Variables({ onInsert }: { onInsert: (name: string) => void }) {
  const { data: variables = [] } = useQuery(variablesQuery);
  if (variables.length === 0) return null;
  return (
    <div className={css.variables}>
      <p className={css.name}>{t`Filled in by itself`}</p>
      <ul className={css.chips}>
        {variables.map((variable) => (
          <li key={variable.name}>
            <button
              type="button"
              className={css.chip}
              title={variable.description}
              onClick={() => onInsert(variable.name)}
            >
              {variable.name}
            </button>
          </li>
        ))}
      </ul>
      <p className={css.help}>{t`Add what to say where it is not known: ${EXAMPLE}`}</p>
    </div>
  );
}

function Preview({ text }: { text: string }) {
  const { data: variables = [] } = useQuery(variablesQuery);
  if (text.trim() === '') return null;
  const examples = new Map(variables.map(({ name, example }) => [name, example]));
  return (
    <section className={css.preview} aria-label={t`Preview`}>
      <p className={css.name}>{t`How it reads`}</p>
      <p className={css.bubble} dir="auto">
        {preview(text, examples).map((part, index) => {
          const key = `${index}`;
          if ('said' in part) return <span key={key}>{part.said}</span>;
          if ('filled' in part) return <mark key={key}>{part.filled}</mark>;
          return (
            <span key={key} className={css.unknown} title={t`There is no such variable`}>
              {part.unknown}
            </span>
          );
        })}
      </p>
    </section>
  );
}
