import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { inboxesQuery, labelsQuery } from '@/api/queries';
import { classNames } from '@/ui/class-names';
import { IconX } from '@/ui/icons';
import type { ListFilter } from './filter';
import css from './filter-bar.module.css';
import {
  type Known,
  suggestions,
  TOKEN_NAMES,
  type TokenName,
  tokensOf,
  withoutToken,
  withToken,
} from './filter-tokens';

interface FilterBarProps {
  filter: ListFilter;
  focused: boolean;
  onChange: (filter: ListFilter) => void;
  onLeave: () => void;
}

const MOST = 12;

/** The filter as tokens, each to be taken off, and a field in which more are typed: `label:billing`. */
export function FilterBar({ filter, focused, onChange, onLeave }: FilterBarProps) {
  const field = useRef<HTMLInputElement>(null);
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const { data: labels = [] } = useQuery(labelsQuery);
  const known: Known = { inboxes, labels, people: [] };
  const tokens = tokensOf(filter, known);
  const names: Record<TokenName, string> = {
    status: t`status`,
    channel: t`channel`,
    assignee: t`assignee`,
    label: t`label`,
    priority: t`priority`,
    has: t`has`,
    after: t`after`,
    before: t`before`,
    sort: t`sort`,
  };
  const free = TOKEN_NAMES.filter((name) => name !== 'sort' || filter.sort === undefined);
  const found = suggestions(text, known).slice(0, MOST);
  const lines =
    text.trim() === ''
      ? free.map((name) => ({ key: name, text: `${names[name]}:`, run: () => setText(`${name}:`) }))
      : found.map((token) => ({
          key: `${token.name} ${token.value}`,
          text: `${names[token.name]}: ${token.said}`,
          run: () => {
            onChange(withToken(filter, token));
            setText('');
          },
        }));
  const active = Math.min(at, lines.length - 1);

  useEffect(() => {
    if (focused) field.current?.focus();
  }, [focused]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setIsOpen(true);
      setAt((active + step + lines.length) % Math.max(1, lines.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      lines[active]?.run();
      setAt(0);
    } else if (event.key === 'Backspace' && text === '') {
      const last = tokens.at(-1);
      if (last) onChange(withoutToken(filter, last.name));
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (text === '') {
        onLeave();
        document.getElementById('conversations')?.focus();
      } else setText('');
    }
  };
  return (
    <div className={css.bar}>
      {tokens.map((token) => (
        <button
          key={token.name}
          type="button"
          className={css.token}
          aria-label={t`Remove filter ${names[token.name]}: ${token.said}`}
          onClick={() => onChange(withoutToken(filter, token.name))}
        >
          <span className={css.name}>{names[token.name]}:</span>
          <span className={css.value} dir="auto">
            {token.said}
          </span>
          <IconX aria-hidden />
        </button>
      ))}
      <input
        ref={field}
        className={css.field}
        role="combobox"
        aria-label={t`Filter conversations`}
        aria-expanded={isOpen}
        aria-controls={`${id}-list`}
        aria-activedescendant={isOpen && lines.length > 0 ? `${id}-${active}` : undefined}
        placeholder={tokens.length === 0 ? t`status: channel: label: …` : ''}
        value={text}
        autoComplete="off"
        spellCheck={false}
        onFocus={() => setIsOpen(true)}
        onBlur={() => {
          setIsOpen(false);
          if (text === '') onLeave();
        }}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setIsOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      {isOpen && (
        <div id={`${id}-list`} role="listbox" aria-label={t`Filters`} className={css.list}>
          {lines.map((line, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active option
            <div
              key={line.key}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={classNames(css.option, index === active && css.active)}
              // Before the field loses the focus, and the list with it.
              onPointerDown={(event) => {
                event.preventDefault();
                line.run();
              }}
            >
              {line.text}
            </div>
          ))}
          {lines.length === 0 && <p className={css.none}>{t`Nothing matches`}</p>}
        </div>
      )}
    </div>
  );
}
