import { plural, t } from '@lingui/core/macro';
import { type SubmitEvent, useState } from 'react';
import type { FieldError, Problem } from '@/api/problem';
import type { Platform, PlatformField } from '@/api/types';
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
  busy: boolean;
  problem: Problem | null;
  onSubmit: (form: InboxForm) => void;
}

/** The form of one platform, drawn from what the platform says it needs and from nothing else. */
export function DescriptorForm({ platform, busy, problem, onSubmit }: DescriptorFormProps) {
  const [missing, setMissing] = useState<Readonly<Record<string, string>>>({});
  const refused = problem?.errors ?? [];

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const found = whatIsWrong(platform.fields, data);
    setMissing(found);
    const first = Object.keys(found)[0];
    if (first === undefined) onSubmit(filledIn(platform.fields, data));
    else form.querySelector<HTMLElement>(`[name="${CSS.escape(first)}"]`)?.focus();
  };
  const errorOf = (name: string) => missing[name] ?? refused.find((error) => speaksOf(error, name))?.message;
  const unplaced = refused.filter(
    (error) => !['name', ...platform.fields.map((field) => field.name)].some((name) => speaksOf(error, name)),
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
        defaultValue={platform.label}
        help={t`How your team calls this inbox.`}
        error={errorOf('name')}
        maxLength={100}
        required
      />
      {platform.fields.map((field) => (
        <FieldControl key={field.name} field={field} error={errorOf(field.name)} />
      ))}
      <div className={css.end}>
        {Object.keys(missing).length > 0 && (
          <span className={css.count}>
            {plural(Object.keys(missing).length, { one: '# field needs you', other: '# fields need you' })}
          </span>
        )}
        <Button type="submit" look="primary" busy={busy}>
          {busy ? t`Creating…` : t`Create inbox`}
        </Button>
      </div>
    </form>
  );
}

function FieldControl({ field, error }: { field: PlatformField; error: string | undefined }) {
  const common = { label: field.label, name: field.name, help: field.help, error, optional: !field.required };
  switch (kindOf(field)) {
    case 'boolean':
      return <CheckboxField label={field.label} name={field.name} help={field.help} error={error} />;
    case 'text_list':
      return (
        <TextAreaField
          {...common}
          help={`${field.help} ${t`One per line.`}`}
          required={field.required}
          spellCheck={false}
        />
      );
    case 'secret':
      return <SecretField {...common} required={field.required} autoComplete="new-password" />;
    case 'url':
      return <TextField {...common} type="url" inputMode="url" required={field.required} spellCheck={false} />;
    case 'text':
      return <TextField {...common} required={field.required} spellCheck={false} />;
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

/** Only what was filled in is sent; an empty field is not an empty value. */
function filledIn(fields: readonly PlatformField[], data: FormData): InboxForm {
  const settings: Record<string, unknown> = {};
  const credentials: Record<string, unknown> = {};
  for (const field of fields) {
    const kind = kindOf(field);
    const value = textOf(data, field.name);
    if (kind === 'boolean') settings[field.name] = value !== '';
    else if (value === '') continue;
    else if (kind === 'secret') credentials[field.name] = value;
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
