import type { ReactNode } from 'react';
import css from './filter-select.module.css';

interface FilterSelectProps {
  label: string;
  value: string | undefined;
  /** What stands for no filter at all; without it there is always one. */
  all?: string;
  options: readonly { readonly value: string; readonly label: ReactNode }[];
  onChange: (value: string | undefined) => void;
}

/** Narrows a list to one of several. */
export function FilterSelect({ label, value, all, options, onChange }: FilterSelectProps) {
  return (
    <select
      className={css.select}
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      {all !== undefined && <option value="">{all}</option>}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
