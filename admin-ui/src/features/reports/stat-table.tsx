import type { ReactNode } from 'react';
import css from './stat-table.module.css';

interface StatTableProps {
  label: string;
  /** The first names the row; the others are numbers. */
  columns: readonly string[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
}

/** Numbers to compare. Where there is no room beside each other, every row stands on its own, and says what is what. */
export function StatTable({ label, columns, rows }: StatTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.frame} tabIndex={0} aria-label={label}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row">
                <bdi>{first}</bdi>
              </th>
              {others.map((cell, index) => (
                <td key={columns[index + 1]} data-name={columns[index + 1]}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
