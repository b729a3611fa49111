import type { ComponentPropsWithRef, ReactNode } from 'react';
import { classNames } from './class-names';
import css from './filters.module.css';

/** What narrows a list, in a line over it; {@link end} stands at the far side. */
export function Filters({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={css.filters}>
      {children}
      {end && <div className={css.end}>{end}</div>}
    </div>
  );
}

interface FilterSelectProps<T extends string> {
  label: string;
  value: T | undefined;
  /** What stands for no filter at all; without it there is always one. */
  all?: string;
  options: readonly { readonly value: T; readonly label: string; readonly lang?: string }[];
  onChange: (value: T | undefined) => void;
}

/** Narrows a list to one of several. */
export function FilterSelect<T extends string>({ label, value, all, options, onChange }: FilterSelectProps<T>) {
  return (
    <select
      className={css.control}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find((option) => option.value === event.target.value)?.value)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value} lang={option.lang}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A day or a time of day, with the word before it that says which. */
export function FilterMoment({ label, ...input }: { label: string } & ComponentPropsWithRef<'input'>) {
  return (
    <label className={css.labelled}>
      {label}
      <input {...input} className={css.control} />
    </label>
  );
}

/** Narrows a list by words. */
export function FilterSearch({ label, ...input }: { label: string } & ComponentPropsWithRef<'input'>) {
  return (
    <input
      {...input}
      type="search"
      className={classNames(css.control, css.search)}
      aria-label={label}
      placeholder={label}
    />
  );
}
