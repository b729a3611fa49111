import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, type RefObject, useRef } from 'react';
import { labelsQuery, meQuery } from '@/api/queries';
import type { Conversation, Priority } from '@/api/types';
import { useCommands } from '@/commands/commands';
import { momentName } from '@/i18n/format';
import { PRIORITIES, priorityName, statusName } from '@/i18n/work-words';
import { type Person, usePeople } from '@/live/people';
import { assign, changeStatus, label, prioritise, snooze } from '@/live/work';
import { Avatar } from '@/ui/avatar';
import { classNames } from '@/ui/class-names';
import { IconAssign, IconOpen, IconPending, IconResolve, IconSnooze, IconTag, IconUser } from '@/ui/icons';
import { LabelChip, LabelDot } from '@/ui/label-chip';
import { type Choice, Picker } from '@/ui/picker';
import { PriorityMark } from '@/ui/priority-mark';
import { TimePicker } from '@/ui/time-picker';
import { useStateOf } from '@/ui/use-state-of';
import css from './properties.module.css';

type Opened = 'status' | 'assignee' | 'priority' | 'labels' | 'snooze' | null;

const STATUS_ICONS = { open: IconOpen, pending: IconPending, snoozed: IconSnooze, resolved: IconResolve };

/** What people decide about a conversation: each a word to read, and a press or a key away from being another. */
export function Properties({ conversation }: { conversation: Conversation }) {
  const { id, status, priority, assignee_id, snoozed_until } = conversation;
  // What was about to be chosen was meant for the conversation it was opened in.
  const [opened, setOpened] = useStateOf<Opened>(id, null);
  const close = () => setOpened(null);
  const people = usePeople(id);
  const assignee = people.find((one) => one.id === assignee_id);
  const assigneeName = assignee_id === null ? t`Unassigned` : (assignee?.name ?? t`A colleague`);

  // Asked of the session, not of the list of people: that may still be on its way when the key is pressed.
  const { data: me } = useQuery(meQuery);
  useCommands([
    { id: 'assign', group: t`Conversation`, label: t`Assign…`, keys: ['a'], run: () => setOpened('assignee') },
    {
      id: 'take',
      group: t`Conversation`,
      label: t`Assign to me`,
      keys: ['i'],
      enabled: me !== undefined && me.role !== 'viewer' && assignee_id !== me.id,
      run: () => me && assign(id, me.id, t`Assigned to you`),
    },
    { id: 'label', group: t`Conversation`, label: t`Label…`, keys: ['l'], run: () => setOpened('labels') },
    { id: 'snooze', group: t`Conversation`, label: t`Snooze…`, keys: ['h'], run: () => setOpened('snooze') },
    { id: 'priority', group: t`Conversation`, label: t`Priority…`, keys: ['p'], run: () => setOpened('priority') },
    { id: 'status', group: t`Conversation`, label: t`Status…`, keys: ['s'], run: () => setOpened('status') },
  ]);

  const StatusIcon = STATUS_ICONS[status];
  return (
    <div className={css.properties} role="toolbar" aria-label={t`About this conversation`}>
      <Property
        name={t`Status`}
        value={
          snoozed_until !== null && status === 'snoozed'
            ? t`Snoozed until ${momentName(snoozed_until)}`
            : statusName(status)
        }
        icon={<StatusIcon aria-hidden className={css.status} data-status={status} />}
        opened={opened === 'status'}
        onOpen={() => setOpened('status')}
      >
        {(anchor) => <StatusPicker conversation={conversation} anchor={anchor} onClose={close} />}
      </Property>
      <Property
        name={t`Assignee`}
        value={assigneeName}
        icon={assignee ? <Avatar size="tiny" name={assignee.name} seed={assignee.id} /> : <IconAssign aria-hidden />}
        quiet={assignee_id === null}
        opened={opened === 'assignee'}
        onOpen={() => setOpened('assignee')}
      >
        {(anchor) => <AssigneePicker conversation={conversation} people={people} anchor={anchor} onClose={close} />}
      </Property>
      <Property
        name={t`Priority`}
        value={priorityName(priority)}
        icon={<PriorityMark priority={priority} />}
        quiet={priority === null}
        opened={opened === 'priority'}
        onOpen={() => setOpened('priority')}
      >
        {(anchor) => <PriorityPicker conversation={conversation} anchor={anchor} onClose={close} />}
      </Property>
      <Property
        name={t`Snooze`}
        value={t`Snooze`}
        icon={<IconSnooze aria-hidden />}
        quiet
        opened={opened === 'snooze'}
        onOpen={() => setOpened('snooze')}
      >
        {(anchor) => <SnoozePicker id={id} anchor={anchor} onClose={close} />}
      </Property>
      <Labels
        conversation={conversation}
        opened={opened === 'labels'}
        onOpen={() => setOpened('labels')}
        onClose={close}
      />
    </div>
  );
}

interface PropertyProps {
  name: string;
  value: string;
  icon: ReactNode;
  quiet?: boolean;
  opened: boolean;
  onOpen: () => void;
  children: (anchor: Anchor) => ReactNode;
}

function Property({ name, value, icon, quiet, opened, onOpen, children }: PropertyProps) {
  const anchor = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={classNames(css.property, quiet && css.quiet)}
        aria-label={name === value ? name : `${name}: ${value}`}
        aria-haspopup="dialog"
        aria-expanded={opened}
        title={name}
        onClick={onOpen}
      >
        {icon}
        <span className={css.value} dir="auto">
          {value}
        </span>
      </button>
      {opened && <Beside anchor={anchor}>{children}</Beside>}
    </>
  );
}

type Anchor = RefObject<HTMLButtonElement | null>;

function Beside({ anchor, children }: { anchor: Anchor; children: (anchor: Anchor) => ReactNode }) {
  return children(anchor);
}

interface PickerProps {
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
}

function StatusPicker({ conversation, ...picker }: PickerProps & { conversation: Conversation }) {
  const { id, status } = conversation;
  const choices = (['open', 'pending', 'resolved'] as const).map((one): Choice => {
    const Icon = STATUS_ICONS[one];
    return { value: one, label: statusName(one), icon: <Icon aria-hidden />, chosen: one === status };
  });
  return (
    <Picker
      {...picker}
      label={t`Status`}
      choices={choices}
      onPick={(value) => changeStatus(id, value as 'open' | 'pending' | 'resolved')}
    />
  );
}

function AssigneePicker(props: PickerProps & { conversation: Conversation; people: readonly Person[] }) {
  const { conversation, people, ...picker } = props;
  const { id, assignee_id } = conversation;
  const choices: Choice[] = [
    { value: '', label: t`Nobody`, icon: <IconUser aria-hidden />, chosen: assignee_id === null },
    ...people.map((one) => ({
      value: one.id,
      label: one.name,
      hint: one.isMe ? t`you` : undefined,
      icon: <Avatar size="tiny" name={one.name} seed={one.id} />,
      chosen: one.id === assignee_id,
    })),
  ];
  return (
    <Picker
      {...picker}
      label={t`Assign to`}
      choices={choices}
      onPick={(value) => {
        const one = people.find((person) => person.id === value);
        if (one) assign(id, one.id, one.isMe ? t`Assigned to you` : t`Assigned to ${one.name}`);
        else assign(id, null, t`Assigned to nobody`);
      }}
    />
  );
}

function PriorityPicker({ conversation, ...picker }: PickerProps & { conversation: Conversation }) {
  const { id, priority } = conversation;
  const choices = ([...PRIORITIES, null] as const).map(
    (one): Choice => ({
      value: one ?? '',
      label: priorityName(one),
      icon: <PriorityMark priority={one} />,
      chosen: one === priority,
    }),
  );
  return (
    <Picker
      {...picker}
      label={t`Priority`}
      choices={choices}
      onPick={(value) => {
        const chosen = value === '' ? null : (value as Priority);
        prioritise(id, chosen, chosen === null ? t`Priority removed` : t`Priority: ${priorityName(chosen)}`);
      }}
    />
  );
}

function Labels(
  props: Omit<PickerProps, 'anchor'> & { conversation: Conversation; opened: boolean; onOpen: () => void },
) {
  const { conversation, opened, onOpen, onClose } = props;
  const anchor = useRef<HTMLButtonElement>(null);
  const { data: known = [] } = useQuery(labelsQuery);
  const { id, labels } = conversation;
  return (
    <>
      <button
        ref={anchor}
        type="button"
        className={classNames(css.property, labels.length === 0 && css.quiet)}
        aria-label={labels.length === 0 ? t`Labels` : `${t`Labels`}: ${labels.join(', ')}`}
        aria-haspopup="dialog"
        aria-expanded={opened}
        title={t`Labels`}
        onClick={onOpen}
      >
        {labels.length === 0 ? (
          <>
            <IconTag aria-hidden />
            <span className={css.value}>{t`Label`}</span>
          </>
        ) : (
          labels.map((name) => (
            <LabelChip key={name} name={name} color={known.find((one) => one.name === name)?.color} />
          ))
        )}
      </button>
      {opened && (
        <Picker
          anchor={anchor}
          onClose={onClose}
          label={t`Labels`}
          several
          nothing={
            known.length === 0 ? t`There are no labels yet. Administrators make them in the settings.` : undefined
          }
          choices={known.map((one) => ({
            value: one.name,
            label: one.name,
            icon: <LabelDot color={one.color} />,
            chosen: labels.includes(one.name),
          }))}
          onPick={(name) => label(id, name, !labels.includes(name))}
        />
      )}
    </>
  );
}

function SnoozePicker({ id, ...picker }: PickerProps & { id: string }) {
  return (
    <TimePicker
      {...picker}
      label={t`Snooze until`}
      icon={<IconSnooze aria-hidden />}
      besides={[{ value: '', label: t`Until they write`, icon: <IconOpen aria-hidden /> }]}
      onPick={(value) => {
        if (value === '') snooze(id, null, t`Snoozed until they write`);
        else snooze(id, value, t`Snoozed until ${momentName(value)}`);
      }}
    />
  );
}
