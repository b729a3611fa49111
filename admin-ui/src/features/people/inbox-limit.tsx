import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { inboxesQuery } from '@/api/queries';
import type { Role } from '@/api/types';
import { CheckChoices, RadioChoices } from '@/ui/choices';

interface InboxLimitProps {
  role: Role;
  /** Null for all of them. */
  inboxIds: readonly string[] | null;
  onChange: (ids: string[] | null) => void;
}

/** Which inboxes somebody sees: all, or those ticked. Admins see all, whatever was ticked. */
export function InboxLimit({ role, inboxIds, onChange }: InboxLimitProps) {
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  if (role === 'admin') return null;
  return (
    <>
      <RadioChoices
        label={t`Which inboxes`}
        value={inboxIds === null ? 'all' : 'some'}
        onChange={(value) => onChange(value === 'all' ? null : [])}
        options={[
          { value: 'all', label: t`All inboxes`, help: t`Also those that are added later` },
          { value: 'some', label: t`Only some` },
        ]}
      />
      {inboxIds !== null && (
        <CheckChoices
          label={t`Inboxes`}
          help={inboxes.length === 0 ? t`There are no inboxes yet.` : undefined}
          values={inboxIds}
          onChange={onChange}
          options={inboxes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </>
  );
}
