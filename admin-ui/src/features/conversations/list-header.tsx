import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import { IconChevronDown } from '@/ui/icons';
import { Menu, MenuChoice, MenuDivider } from '@/ui/menu';
import { Segmented } from '@/ui/segmented';
import { VisuallyHidden } from '@/ui/visually-hidden';
import type { ListFilter, StatusTab } from './list-filter';
import css from './list-header.module.css';

interface ListHeaderProps {
  filter: ListFilter;
  onChange: (filter: ListFilter) => void;
}

export function ListHeader({ filter, onChange }: ListHeaderProps) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const chosen = inboxes.find((inbox) => inbox.id === filter.inbox);
  return (
    <header className={css.header}>
      <div className={css.line}>
        <p className={css.title} aria-hidden>
          {t`Inbox`}
        </p>
        <Menu
          position="bottom-end"
          trigger={
            <Button size="small" look="quiet" className={css.inbox}>
              <VisuallyHidden>{t`Filter by inbox:`} </VisuallyHidden>
              <span className={css.inboxName}>{chosen?.name ?? t`All inboxes`}</span>
              <IconChevronDown aria-hidden />
            </Button>
          }
        >
          <MenuChoice chosen={!chosen} onSelect={() => onChange({ status: filter.status })}>
            {t`All inboxes`}
          </MenuChoice>
          {inboxes.length > 0 && <MenuDivider />}
          {inboxes.map((inbox) => (
            <MenuChoice
              key={inbox.id}
              chosen={inbox.id === filter.inbox}
              onSelect={() => onChange({ ...filter, inbox: inbox.id })}
            >
              {inbox.name}
            </MenuChoice>
          ))}
        </Menu>
      </div>
      <Segmented<StatusTab>
        label={t`Status`}
        value={filter.status}
        options={[
          { value: 'open', label: t`Open` },
          { value: 'resolved', label: t`Resolved` },
          { value: 'all', label: t`All` },
        ]}
        onChange={(status) => onChange({ ...filter, status })}
      />
    </header>
  );
}
