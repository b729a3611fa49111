import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery } from '@/api/queries';
import { FilterSelect } from '@/ui/filters';

export function InboxSelect({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  return (
    <FilterSelect
      label={t`Inbox`}
      all={t`All inboxes`}
      value={value}
      onChange={onChange}
      options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

/** What an inbox is called, for lists that only have its id. */
export function useInboxName(): (id: string | null | undefined) => string {
  const { data: inboxes } = useQuery(inboxesQuery);
  return (id) => inboxes?.find((one) => one.id === id)?.name ?? t`A deleted inbox`;
}
