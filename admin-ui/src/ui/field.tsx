import { t } from '@lingui/core/macro';
import { type ComponentPropsWithRef, type ReactNode, useId, useState } from 'react';
import { IconButton } from './button';
import { classNames } from './class-names';
import css from './field.module.css';
import { IconAlert, IconEye, IconEyeOff } from './icons';

interface FieldProps {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  optional?: boolean | undefined;
}

interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

/** A labelled control with its help and its error, tied together for screen readers. */
function Field({
  label,
  help,
  error,
  optional,
  children,
}: FieldProps & { children: (control: Described) => ReactNode }) {
  const id = useId();
  return (
    <div className={css.field}>
      <div className={css.labelLine}>
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
        {optional && <span className={css.optional}>{t`Optional`}</span>}
      </div>
      {children({ id, 'aria-describedby': describedBy({ id, error, help }), 'aria-invalid': error ? true : undefined })}
      <FieldWords id={id} error={error} help={help} />
    </div>
  );
}

type TextFieldProps = FieldProps & ComponentPropsWithRef<'input'>;

export function TextField({ label, help, error, optional, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => <input type="text" {...input} {...control} className={classNames(css.control, className)} />}
    </Field>
  );
}

/** For what others should not read over a shoulder, with a way to look at it oneself. */
export function SecretField({ label, help, error, optional, className, ...input }: TextFieldProps) {
  const [shown, setShown] = useState(false);
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => (
        <div className={css.withButton}>
          <input
            spellCheck={false}
            autoCapitalize="none"
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            className={classNames(css.control, className)}
          />
          <IconButton
            className={css.inside}
            label={shown ? t`Hide ${label}` : t`Show ${label}`}
            icon={shown ? <IconEyeOff /> : <IconEye />}
            onClick={() => setShown(!shown)}
          />
        </div>
      )}
    </Field>
  );
}

export function TextAreaField({
  label,
  help,
  error,
  optional,
  className,
  ...area
}: FieldProps & ComponentPropsWithRef<'textarea'>) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => (
        <textarea rows={3} {...area} {...control} className={classNames(css.control, css.area, className)} />
      )}
    </Field>
  );
}

type SelectFieldProps = FieldProps & ComponentPropsWithRef<'select'>;

export function SelectField({ label, help, error, optional, className, ...select }: SelectFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(control) => <select {...select} {...control} className={classNames(css.control, css.select, className)} />}
    </Field>
  );
}

export function CheckboxField({ label, help, error, ...input }: FieldProps & ComponentPropsWithRef<'input'>) {
  const id = useId();
  return (
    <div className={css.field}>
      <div className={css.checkLine}>
        <input
          {...input}
          id={id}
          type="checkbox"
          className={css.check}
          aria-describedby={describedBy({ id, error, help })}
        />
        <label htmlFor={id} className={css.label}>
          {label}
        </label>
      </div>
      <FieldWords id={id} error={error} help={help} />
    </div>
  );
}

interface FieldWordsProps extends Pick<FieldProps, 'error' | 'help'> {
  id: string;
}

/** What is wrong with a control, and what it is about. */
export function FieldWords({ id, error, help }: FieldWordsProps) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className={css.error}>
          <IconAlert aria-hidden />
          {error}
        </p>
      )}
      {help && (
        <div id={`${id}-help`} className={css.help}>
          {help}
        </div>
      )}
    </>
  );
}

/** Which of {@link FieldWords} describe a control. */
export function describedBy({ id, error, help }: FieldWordsProps): string | undefined {
  return [help ? `${id}-help` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ') || undefined;
}
