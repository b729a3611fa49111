import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { ProblemError } from '@/api/problem';
import { inboxChanged } from '@/api/queries';
import type { Inbox } from '@/api/types';
import { Button } from '@/ui/button';
import { CopyField } from '@/ui/copy-field';
import { SelectField, TextAreaField, TextField } from '@/ui/field';
import { ErrorNotice } from '@/ui/notice';
import { Segmented } from '@/ui/segmented';
import { toast } from '@/ui/toasts';
import { ChatPreview } from './chat-preview';
import css from './chat-settings.module.css';
import page from './inbox-page.module.css';

const OURS = '#3d4ed8';

/** What can be said about how the chat looks, as it is typed: nothing is what is left empty. */
interface Draft {
  title: string;
  greeting: string;
  color: string;
  position: string;
  pre_chat: string;
  business_hours: string;
  time_zone: string;
  away_message: string;
}

const draftOf = (inbox: Inbox): Draft => {
  const settings = inbox.settings as Record<string, unknown>;
  const text = (name: string, otherwise = '') => {
    const value = settings[name];
    return typeof value === 'string' ? value : otherwise;
  };
  const hours = settings.business_hours;
  return {
    title: text('title'),
    greeting: text('greeting'),
    color: text('color', OURS),
    position: text('position', 'right'),
    pre_chat: text('pre_chat', 'off'),
    business_hours: Array.isArray(hours) ? hours.join('\n') : '',
    time_zone: text('time_zone', 'UTC'),
    away_message: text('away_message'),
  };
};

const settingsOf = (draft: Draft): Record<string, unknown> => {
  const hours = draft.business_hours
    .split('\n')
    .map((line) => line.trim().toLowerCase())
    .filter(Boolean);
  const filled: Record<string, unknown> = { ...draft };
  for (const [name, value] of Object.entries(draft) as [string, string][]) filled[name] = value.trim() || null;
  return { ...filled, business_hours: hours.length > 0 ? hours : null };
};

/** The line that puts the chat on a site, how it looks there, and when somebody is there to answer. */
export function ChatSettings({ inbox, inboxKey, canChange }: { inbox: Inbox; inboxKey: string; canChange: boolean }) {
  const [draft, setDraft] = useState(() => draftOf(inbox));
  const [theme, setTheme] = useState<'light' | 'dark'>('light');
  const change = useMutation({
    mutationFn: (settings: Record<string, unknown>) =>
      answer(api.PATCH('/api/v1/inboxes/{id}', { params: { path: { id: inbox.id } }, body: { settings } })),
    onSuccess: (changed) => {
      inboxChanged(changed);
      toast(t`Settings saved`);
    },
  });
  const refused = change.error instanceof ProblemError ? change.error.problem.errors : [];
  const field = (name: keyof Draft) => ({
    name,
    value: draft[name],
    error: refused.find((error) => error.field.startsWith(`settings.${name}`))?.message,
    disabled: !canChange,
    onChange: (event: { currentTarget: { value: string } }) =>
      setDraft({ ...draft, [name]: event.currentTarget.value }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate(settingsOf(draft));
  };

  return (
    <section className={page.card} aria-labelledby="chat-heading">
      <h2 id="chat-heading" className={page.heading}>{t`Chat on your site`}</h2>
      <p className={page.help}>{t`Put this line on every page that shall have the chat.`}</p>
      <CopyField label={t`the line for your site`} value={snippet(inboxKey)} />
      <div className={css.columns}>
        <form className={css.form} onSubmit={submit}>
          {change.error && refused.length === 0 && <ErrorNotice title={t`Nothing was saved`} error={change.error} />}
          <TextField label={t`Title`} maxLength={60} placeholder={inbox.name} optional {...field('title')} />
          <TextAreaField
            label={t`Greeting`}
            help={t`What visitors read before they write.`}
            maxLength={500}
            rows={2}
            optional
            {...field('greeting')}
          />
          <div className={css.pair}>
            <TextField label={t`Colour`} type="color" className={css.color} {...field('color')} />
            <SelectField label={t`Position`} {...field('position')}>
              <option value="right">{t`Right`}</option>
              <option value="left">{t`Left`}</option>
            </SelectField>
            <SelectField label={t`Ask for name and e-mail`} {...field('pre_chat')}>
              <option value="off">{t`No`}</option>
              <option value="optional">{t`Yes, can be skipped`}</option>
              <option value="required">{t`Yes, needed`}</option>
            </SelectField>
          </div>
          <div className={css.pair}>
            <TextAreaField
              label={t`Business hours`}
              help={t`One per line, such as mon-fri 09:00-17:00. Without any, somebody is always there.`}
              rows={3}
              spellCheck={false}
              optional
              {...field('business_hours')}
            />
            <SelectField label={t`Time zone`} {...field('time_zone')}>
              {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </SelectField>
          </div>
          <TextAreaField
            label={t`Away message`}
            help={t`What visitors read outside of these hours. They can write all the same.`}
            maxLength={500}
            rows={2}
            optional
            {...field('away_message')}
          />
          {canChange && (
            <div className={css.end}>
              <Button type="submit" look="primary" busy={change.isPending}>
                {change.isPending ? t`Saving…` : t`Save`}
              </Button>
            </div>
          )}
        </form>
        <div className={css.look}>
          <Segmented
            label={t`Theme of the preview`}
            value={theme}
            onChange={setTheme}
            options={[
              { value: 'light', label: t`Light` },
              { value: 'dark', label: t`Dark` },
            ]}
          />
          <ChatPreview
            inboxKey={inboxKey}
            theme={theme}
            config={{
              title: draft.title.trim() || inbox.name,
              greeting: draft.greeting.trim() || null,
              color: draft.color,
              position: draft.position,
              pre_chat: draft.pre_chat,
              verified_only: false,
              available: draft.away_message.trim() === '' || draft.business_hours.trim() === '',
              opens_at: null,
              away_message: draft.away_message.trim() || null,
            }}
          />
        </div>
      </div>
    </section>
  );
}

const snippet = (inboxKey: string) =>
  `<script async src="${location.origin}/widget.js" data-inbox="${inboxKey}"></script>`;
