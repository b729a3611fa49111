import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery } from '@/api/queries';
import css from './operations.module.css';

export function InboxSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  return (
    <select
      className={css.select}
      aria-label={t`Inbox`}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t`All inboxes`}</option>
      {inboxes.map((inbox) => (
        <option key={inbox.id} value={inbox.id}>
          {inbox.name}
        </option>
      ))}
    </select>
  );
}

/** What an inbox is called, for lists that only have its id. */
export function useInboxName(): (id: string | null | undefined) => string {
  const { data: inboxes } = useQuery(inboxesQuery);
  return (id) => inboxes?.find((one) => one.id === id)?.name ?? t`A deleted inbox`;
}
