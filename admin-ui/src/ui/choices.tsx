import { type ReactNode, useId } from 'react';
import css from './choices.module.css';
import { classNames } from './class-names';
import { describedBy, FieldWords } from './field';
import fieldCss from './field.module.css';

interface Choice<T extends string> {
  readonly value: T;
  readonly label: string;
  readonly help?: ReactNode;
  readonly disabled?: boolean | undefined;
}

interface ChoicesProps<T extends string> {
  label: string;
  help?: ReactNode;
  error?: string | undefined;
  options: readonly Choice<T>[];
}

/** One of several, each with a word on what it means. */
export function RadioChoices<T extends string>(props: ChoicesProps<T> & { value: T; onChange: (value: T) => void }) {
  const name = useId();
  return (
    <Group {...props}>
      {(option) => (
        <input
          type="radio"
          className={fieldCss.check}
          disabled={option.disabled}
          name={name}
          value={option.value}
          checked={option.value === props.value}
          onChange={() => props.onChange(option.value)}
        />
      )}
    </Group>
  );
}

/** Any number of several. */
export function CheckChoices<T extends string>(
  props: ChoicesProps<T> & { values: readonly T[]; onChange: (values: T[]) => void },
) {
  const { values, onChange } = props;
  return (
    <Group {...props}>
      {(option) => (
        <input
          type="checkbox"
          className={fieldCss.check}
          disabled={option.disabled}
          checked={values.includes(option.value)}
          onChange={(event) =>
            onChange(
              event.target.checked ? [...values, option.value] : values.filter((value) => value !== option.value),
            )
          }
        />
      )}
    </Group>
  );
}

function Group<T extends string>({
  label,
  help,
  error,
  options,
  children,
}: ChoicesProps<T> & { children: (option: Choice<T>) => ReactNode }) {
  const id = useId();
  return (
    <fieldset className={css.group} aria-describedby={describedBy({ id, error, help })}>
      <legend className={classNames(fieldCss.label, css.legend)}>{label}</legend>
      <FieldWords id={id} error={error} help={help} />
      <div className={css.options}>
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is what children give
          <label key={option.value} className={classNames(css.option, option.disabled && css.disabled)}>
            {children(option)}
            <span className={css.words}>
              <span dir="auto">{option.label}</span>
              {option.help && <span className={fieldCss.help}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
