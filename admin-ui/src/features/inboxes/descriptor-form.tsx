import { plural, t } from '@lingui/core/macro';
import { type SubmitEvent, useState } from 'react';
import type { FieldError, Problem } from '@/api/problem';
import type { Inbox, Platform, PlatformField } from '@/api/types';
import { Button } from '@/ui/button';
import { CheckboxField, SecretField, TextAreaField, TextField } from '@/ui/field';
import css from './descriptor-form.module.css';

export interface InboxForm {
  readonly name: string;
  readonly settings: Record<string, unknown>;
  readonly credentials: Record<string, unknown>;
}

interface DescriptorFormProps {
  platform: Platform;
  /** The one that is changed; without it a new one is made. Its secrets are not known here, and stay unless retyped. */
  inbox?: Inbox;
  busy: boolean;
  problem: Problem | null;
  onSubmit: (form: InboxForm) => void;
}

/** The form of one platform, drawn from what the platform says it needs to connect and from nothing else. */
export function DescriptorForm({ platform, inbox, busy, problem, onSubmit }: DescriptorFormProps) {
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const fields = connecting(platform).map((field) =>
    inbox?.credentials_set.includes(field.name) ? { ...field, required: false } : field,
  );
  const refused = problem?.errors ?? [];

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const found = whatIsWrong(fields, data);
    setMissing(found);
    const first = Object.keys(found)[0];
    if (first === undefined) onSubmit(filledIn(fields, data, inbox !== undefined));
    else form.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  };
  const errorOf = (name: string) => missing[name] ?? refused.find((error) => speaksOf(error, name))?.message;
  const unplaced = refused.filter(
    (error) => !['name', ...fields.map((field) => field.name)].some((name) => speaksOf(error, name)),
  );

  return (
    <form className={css.form} onSubmit={submit} noValidate>
      {problem && (
        <div role="alert" className={css.problem}>
          <p>{problem.detail || problem.title}</p>
          {unplaced.map((error) => (
            <p key={`${error.field} ${error.code}`}>{error.message}</p>
          ))}
          {problem.request_id && <p className={css.request}>{t`Request ${problem.request_id}`}</p>}
        </div>
      )}
      <TextField
        label={t`Name`}
        name="name"
        defaultValue={inbox?.name ?? platform.label}
        help={t`How your team calls this inbox.`}
        error={errorOf('name')}
        maxLength={100}
        required
      />
      {fields.map((field) => (
        <FieldControl
          key={field.name}
          field={field}
          error={errorOf(field.name)}
          value={(inbox?.settings as Record<string, unknown> | undefined)?.[field.name]}
          isSet={inbox?.credentials_set.includes(field.name) ?? false}
        />
      ))}
      <div className={css.end}>
        {Object.keys(missing).length > 0 && (
          <span className={css.count}>
            {plural(Object.keys(missing).length, { one: '# field needs you', other: '# fields need you' })}
          </span>
        )}
        <Button type="submit" look="primary" busy={busy}>
          {inbox ? (busy ? t`Saving…` : t`Save`) : busy ? t`Creating…` : t`Create inbox`}
        </Button>
      </div>
    </form>
  );
}

/** How the chat looks is set elsewhere, with a picture of it. */
export const connecting = (platform: Platform) => platform.fields.filter((field) => field.section === 'connection');

interface FieldControlProps {
  field: PlatformField;
  error: string | undefined;
  value: unknown;
  isSet: boolean;
}

function FieldControl({ field, error, value, isSet }: FieldControlProps) {
  const text = Array.isArray(value) ? value.join('\n') : typeof value === 'string' ? value : '';
  const common = { label: field.label, name: field.name, help: field.help, error, optional: !field.required };
  switch (kindOf(field)) {
    case 'boolean':
      return (
        <CheckboxField
          label={field.label}
          name={field.name}
          help={field.help}
          error={error}
          defaultChecked={value === true}
        />
      );
    case 'text_list':
      return (
        <TextAreaField
          {...common}
          help={`${field.help} ${t`One per line.`}`}
          required={field.required}
          defaultValue={text}
          spellCheck={false}
        />
      );
    case 'secret':
      return (
        <SecretField
          {...common}
          required={field.required}
          placeholder={isSet ? t`•••••••• set; leave empty to keep it` : ''}
          autoComplete="new-password"
        />
      );
    case 'url':
      return (
        <TextField
          {...common}
          type="url"
          inputMode="url"
          required={field.required}
          defaultValue={text}
          spellCheck={false}
        />
      );
    case 'text':
      return <TextField {...common} required={field.required} defaultValue={text} spellCheck={false} />;
  }
}

type Kind = 'text' | 'url' | 'boolean' | 'text_list' | 'secret';

/** A kind of a newer server than we know is entered as text; what must not be shown never is. */
function kindOf({ kind, credential }: PlatformField): Kind {
  if (credential) return 'secret';
  return kind === 'url' || kind === 'boolean' || kind === 'text_list' || kind === 'secret' ? kind : 'text';
}

function textOf(data: FormData, name: string): string {
  const value = data.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function whatIsWrong(fields: readonly PlatformField[], data: FormData): Record<string, string> {
  const found: Record<string, string> = {};
  if (textOf(data, 'name') === '') found.name = t`Give the inbox a name.`;
  for (const field of fields) {
    const value = textOf(data, field.name);
    if (kindOf(field) === 'boolean') continue;
    if (value === '') {
      if (field.required) found[field.name] = t`${field.label} is needed.`;
      continue;
    }
    const entries = kindOf(field) === 'text_list' ? linesOf(value) : [value];
    if (!entries.every((entry) => fits(entry, field.pattern))) {
      found[field.name] = field.pattern_hint || t`${field.label} does not look right.`;
    }
  }
  return found;
}

function fits(value: string, pattern: string | null | undefined): boolean {
  if (!pattern) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true; // Written for another dialect of regular expressions: the server will judge.
  }
}

/** Of a new inbox only what was filled in is sent; of one that is changed, an emptied setting is cleared. */
function filledIn(fields: readonly PlatformField[], data: FormData, clears: boolean): InboxForm {
  const settings: Record<string, unknown> = {};
  const credentials: Record<string, unknown> = {};
  for (const field of fields) {
    const kind = kindOf(field);
    const value = textOf(data, field.name);
    if (kind === 'boolean') settings[field.name] = value !== '';
    else if (value === '') {
      if (clears && kind !== 'secret') settings[field.name] = null;
    } else if (kind === 'secret') credentials[field.name] = value;
    else settings[field.name] = kind === 'text_list' ? linesOf(value) : value;
  }
  return { name: textOf(data, 'name'), settings, credentials };
}

function linesOf(value: string): string[] {
  return value
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The server names fields by their path: `credentials.bot_token`, `settings.allowed_origins[1]`. */
function speaksOf(error: FieldError, name: string): boolean {
  return (
    error.field
      .replace(/\[\d+\]/g, '')
      .split('.')
      .at(-1) === name
  );
}
