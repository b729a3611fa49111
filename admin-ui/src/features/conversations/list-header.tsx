import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useCommands } from '@/commands/commands';
import { compactCount } from '@/i18n/format';
import { IconButton } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { IconBookmark, IconChevronDown, IconFilter } from '@/ui/icons';
import { Menu, MenuChoice, MenuDivider, MenuItem } from '@/ui/menu';
import { toast } from '@/ui/toasts';
import { isSame, type ListFilter } from './filter';
import { FilterBar } from './filter-bar';
import css from './list-header.module.css';
import { countsQuery } from './list-query';
import { forgetView, moreViews, ownViews, saveView, useSavedViews, type View } from './views';

interface ListHeaderProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
}

/** Which conversations are on the list: the views everybody has, those somebody keeps, and what narrows them down. */
export function ListHeader({ filter, onChange }: ListHeaderProps) {
  const { views: saved } = useSavedViews();
  const [isFiltering, setIsFiltering] = useState(false);
  const [isNaming, setIsNaming] = useState(false);
  const { data: counts } = useQuery(countsQuery(filter));
  const own = ownViews();
  const more = [...moreViews(), ...saved];
  const current = [...own, ...more].find((view) => isSame(view.filter, filter));
  // What narrows a view down stays when another one is looked at: people work through one channel at a time.
  const kept = (view: View): ListFilter => (view.saved ? view.filter : { ...view.filter, ...narrowing(filter) });
  const isOn = (view: View) => isSame(kept(view), filter);
  const isNarrowed = isFiltering || own.every((view) => !isSame(view.filter, filter));

  useCommands([
    ...[...own, ...more].map((view) => ({
      id: `view ${view.id}`,
      group: t`View`,
      label: view.name,
      keys: [],
      run: () => onChange(view.filter),
    })),
    { id: 'filter', group: t`Inbox`, label: t`Filter conversations`, keys: ['f'], run: () => setIsFiltering(true) },
  ]);

  return (
    <header className={css.header}>
      <div className={css.line}>
        <nav className={css.views} aria-label={t`Views`}>
          {own.map((view) => (
            <button
              key={view.id}
              type="button"
              className={css.view}
              aria-current={isOn(view) ? 'page' : undefined}
              onClick={() => onChange(kept(view))}
            >
              {view.name}
              {counts && <span className={css.count}>{shortCount(counts[view.id as keyof typeof counts])}</span>}
            </button>
          ))}
          <Menu
            position="bottom-end"
            trigger={
              <button
                type="button"
                className={classNames(css.view, css.more)}
                aria-current={current && more.includes(current) ? 'page' : undefined}
              >
                <span className={css.moreName}>{current && more.includes(current) ? current.name : t`More`}</span>
                <IconChevronDown aria-hidden />
              </button>
            }
          >
            {moreViews().map((view) => (
              <MenuChoice key={view.id} chosen={isOn(view)} onSelect={() => onChange(kept(view))}>
                {view.name}
              </MenuChoice>
            ))}
            {saved.length > 0 && <MenuDivider />}
            {saved.map((view) => (
              <MenuChoice
                key={view.id}
                chosen={view === current}
                icon={<IconBookmark aria-hidden />}
                onSelect={() => onChange(view.filter)}
              >
                {view.name}
              </MenuChoice>
            ))}
            <MenuDivider />
            {current?.saved ? (
              <MenuItem
                onSelect={() => {
                  forgetView(current.id);
                  toast(t`View ${current.name} removed`, {
                    label: t`Undo`,
                    run: () => saveView(current.name, current.filter),
                  });
                }}
              >
                {t`Remove this view`}
              </MenuItem>
            ) : (
              <MenuItem onSelect={() => setIsNaming(true)}>{t`Save this view…`}</MenuItem>
            )}
          </Menu>
        </nav>
        <IconButton
          label={t`Filter conversations`}
          icon={<IconFilter />}
          aria-pressed={isNarrowed}
          onClick={() => setIsFiltering(!isFiltering)}
        />
      </div>
      {isNaming && (
        <NameView
          onDone={(name) => {
            if (name !== '') {
              saveView(name, filter);
              toast(t`View ${name} saved`);
            }
            setIsNaming(false);
          }}
        />
      )}
      {isNarrowed && (
        <FilterBar filter={filter} focused={isFiltering} onChange={onChange} onLeave={() => setIsFiltering(false)} />
      )}
    </header>
  );
}

function NameView({ onDone }: { onDone: (name: string) => void }) {
  const [name, setName] = useState('');
  return (
    <form
      className={css.naming}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(name.trim().slice(0, 60));
      }}
    >
      <input
        className={css.field}
        aria-label={t`Name of the view`}
        placeholder={t`Name this view, then press Enter`}
        value={name}
        maxLength={60}
        // biome-ignore lint/a11y/noAutofocus: somebody just asked to write here
        autoFocus
        onChange={(event) => setName(event.target.value)}
        onBlur={() => onDone('')}
        onKeyDown={(event) => event.key === 'Escape' && onDone('')}
      />
    </form>
  );
}

function narrowing({ inbox, label, priority }: ListFilter): Partial<ListFilter> {
  return {
    ...(inbox !== undefined && { inbox }),
    ...(label !== undefined && { label }),
    ...(priority !== undefined && { priority }),
  };
}

const MOST_COUNTED = 10_000;

function shortCount(value: number | undefined): string {
  if (value === undefined) return '';
  return `${compactCount(value)}${value >= MOST_COUNTED ? '+' : ''}`;
}
