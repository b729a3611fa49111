import { type ReactNode, useId } from 'react';
import css from './choices.module.css';
import { classNames } from './class-names';
import { IconAlert } from './icons';

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
          className={css.control}
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
          className={css.control}
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
    <fieldset className={css.group} aria-describedby={help || error ? `${id}-help` : undefined}>
      <legend className={css.legend}>{label}</legend>
      {(help || error) && (
        <div id={`${id}-help`} className={error ? css.error : css.help}>
          {error && <IconAlert aria-hidden />}
          {error ?? help}
        </div>
      )}
      <div className={css.options}>
        {options.map((option) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is what children give
          <label key={option.value} className={classNames(css.option, option.disabled && css.disabled)}>
            {children(option)}
            <span className={css.words}>
              <span dir="auto">{option.label}</span>
              {option.help && <span className={css.help}>{option.help}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
