import { plural, t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { labelsQuery } from '@/api/queries';
import type { Priority } from '@/api/types';
import { count } from '@/i18n/format';
import { PRIORITIES, priorityName } from '@/i18n/work-words';
import { type BulkChange, changeMany, type Refused } from '@/live/bulk';
import { contactName } from '@/live/contact-name';
import { usePeople } from '@/live/people';
import { useLive } from '@/live/store';
import { Button, IconButton } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { IconAssign, IconReopen, IconResolve, IconTag, IconX } from '@/ui/icons';
import { LabelDot } from '@/ui/label-chip';
import { Menu, MenuItem } from '@/ui/menu';
import { Picker } from '@/ui/picker';
import { PriorityMark } from '@/ui/priority-mark';
import css from './bulk-bar.module.css';

interface BulkBarProps {
  ids: readonly string[];
  shown: number;
  onAll: () => void;
  /** Those that could not be changed stay selected, to be tried again. */
  onRefused: (ids: readonly string[]) => void;
  onNone: () => void;
}

/** What can be done with all that are selected, in one go. */
export function BulkBar({ ids, shown, onAll, onRefused, onNone }: BulkBarProps) {
  const labelButton = useRef<HTMLButtonElement>(null);
  const [isLabelling, setIsLabelling] = useState(false);
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const { data: labels = [] } = useQuery(labelsQuery);
  // Who may answer in the first of them; where somebody may not, the server says so.
  const people = usePeople(ids[0]);
  const conversations = useLive((state) => state.conversations);

  const change = async (what: BulkChange, said: string) => {
    const failed = await changeMany(ids, what, said);
    setRefused(failed);
    onRefused(failed.map((one) => one.id));
  };
  const selected = count(ids.length);
  return (
    <div className={css.bar} role="toolbar" aria-label={t`Selected conversations`}>
      <IconButton label={t`Select none`} icon={<IconX />} onClick={onNone} />
      <span className={css.count} role="status">
        {t`${selected} selected`}
      </span>
      {ids.length < shown && (
        <Button size="small" look="quiet" onClick={onAll}>
          {t`All ${count(shown)}`}
        </Button>
      )}
      <span className={css.space} />
      <IconButton
        label={t`Resolve`}
        icon={<IconResolve />}
        onClick={() => void change({ status: 'resolved' }, t`Resolved`)}
      />
      <IconButton
        label={t`Reopen`}
        icon={<IconReopen />}
        onClick={() => void change({ status: 'open' }, t`Reopened`)}
      />
      <Menu position="top-end" trigger={<IconButton label={t`Assign`} icon={<IconAssign />} />}>
        {people.map((one) => (
          <MenuItem
            key={one.id}
            onSelect={() =>
              void change({ assignee_id: one.id }, one.isMe ? t`Assigned to you` : t`Assigned to ${one.name}`)
            }
          >
            {one.isMe ? t`Assign to me` : one.name}
          </MenuItem>
        ))}
        <MenuItem onSelect={() => void change({ assignee_id: null }, t`Assigned to nobody`)}>{t`Nobody`}</MenuItem>
      </Menu>
      <IconButton
        ref={labelButton}
        label={t`Label`}
        icon={<IconTag />}
        aria-haspopup="dialog"
        aria-expanded={isLabelling}
        onClick={() => setIsLabelling(true)}
      />
      {isLabelling && (
        <Picker
          anchor={labelButton}
          placement="top-end"
          label={t`Label`}
          nothing={
            labels.length === 0 ? t`There are no labels yet. Administrators make them in the settings.` : undefined
          }
          choices={labels.map((one) => ({
            value: one.name,
            label: one.name,
            icon: <LabelDot color={one.color} />,
            chosen: ids.every((id) => conversations[id]?.labels.includes(one.name)),
          }))}
          onPick={(name) => {
            const all = ids.every((id) => conversations[id]?.labels.includes(name));
            void change(
              all ? { labels_remove: [name] } : { labels_add: [name] },
              all ? t`Label ${name} removed` : t`Labelled ${name}`,
            );
          }}
          onClose={() => setIsLabelling(false)}
        />
      )}
      <Menu position="top-end" trigger={<IconButton label={t`Priority`} icon={<PriorityMark priority="high" />} />}>
        {([...PRIORITIES, null] as const).map((one: Priority | null) => (
          <MenuItem
            key={one ?? 'none'}
            icon={<PriorityMark priority={one} />}
            onSelect={() => void change({ priority: one }, t`Priority: ${priorityName(one)}`)}
          >
            {priorityName(one)}
          </MenuItem>
        ))}
      </Menu>
      <Dialog
        title={plural(refused.length, { one: '# was not changed', other: '# were not changed' })}
        opened={refused.length > 0}
        onClose={() => setRefused([])}
      >
        <ul className={css.refused}>
          {refused.map(({ id, reason }) => {
            const one = conversations[id];
            return (
              <li key={id}>
                <strong dir="auto">{one ? `${contactName(one)} #${one.display_id}` : id}</strong>
                <span>{reason}</span>
              </li>
            );
          })}
        </ul>
      </Dialog>
    </div>
  );
}
