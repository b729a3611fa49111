import { useState } from 'react';
import type { DeliveryStatus } from '@/api/types';
import { Avatar } from '@/ui/avatar';
import { Button, IconButton } from '@/ui/button';
import { Card } from '@/ui/card';
import { CheckChoices, RadioChoices } from '@/ui/choices';
import { CopyField } from '@/ui/copy-field';
import { CheckboxField, SecretField, SelectField, TextAreaField, TextField } from '@/ui/field';
import { Forbidden } from '@/ui/forbidden';
import { IconInbox, IconPlus, IconTrash } from '@/ui/icons';
import { Menu, MenuChoice, MenuItem, MenuLabel } from '@/ui/menu';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Refusal } from '@/ui/refusal';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { Segmented } from '@/ui/segmented';
import { ShownOnce } from '@/ui/shown-once';
import { StatusMark } from '@/ui/status-mark';
import { Tag } from '@/ui/tag';
import { ARABIC_SCRIPT, HOSTILE, LONG, refused, unreachable } from './answers';
import type { Chapter } from './story';

const STATUSES: readonly DeliveryStatus[] = [
  'queued',
  'sending',
  'retrying',
  'unknown',
  'sent',
  'failed',
  'cancelled',
  'delivered',
  'read',
];

const nothing = () => undefined;

function Chosen() {
  const [value, setValue] = useState<'a' | 'b' | 'c'>('a');
  const options = [
    { value: 'a' as const, label: 'One' },
    { value: 'b' as const, label: 'Another', help: 'With a word on it' },
    { value: 'c' as const, label: 'Not this', disabled: true },
  ];
  return (
    <>
      <RadioChoices label="One of them" help="Help for all" value={value} onChange={setValue} options={options} />
      <CheckChoices label="Any of them" error="Choose one" values={[value]} onChange={nothing} options={options} />
      <Segmented label="All in sight" value={value} onChange={setValue} options={options} />
    </>
  );
}

export const controls: Chapter = {
  name: 'Controls',
  stories: [
    {
      name: 'Buttons',
      show: () => (
        <p>
          <Button look="primary">Primary</Button> <Button>Plain</Button> <Button look="quiet">Quiet</Button>{' '}
          <Button look="danger">Danger</Button> <Button busy>Busy</Button> <Button disabled>Disabled</Button>{' '}
          <Button size="small" icon={<IconPlus aria-hidden />}>
            Small
          </Button>{' '}
          <IconButton label="Delete" icon={<IconTrash />} />
        </p>
      ),
    },
    {
      name: 'Fields',
      show: () => (
        <>
          <TextField label="Name" defaultValue={ARABIC_SCRIPT} dir="auto" help="Help" />
          <TextField label="Wrong" defaultValue={HOSTILE} error="This is not right." optional />
          <SecretField label="Secret" defaultValue="secret" />
          <TextAreaField label="Text" defaultValue={LONG} />
          <SelectField label="Choice">
            <option>{LONG}</option>
          </SelectField>
          <CheckboxField label="Tick" help="Help" defaultChecked />
          <CheckboxField label="Wrong tick" error="Needed" />
        </>
      ),
    },
    { name: 'Choices', show: () => <Chosen /> },
    {
      name: 'Menu, closed',
      show: () => (
        <Menu trigger={<Button>Menu</Button>}>
          <MenuLabel>Label</MenuLabel>
          <MenuItem icon={<IconInbox aria-hidden />} onSelect={nothing}>
            Item
          </MenuItem>
          <MenuChoice chosen icon={<IconInbox aria-hidden />} onSelect={nothing}>
            Choice
          </MenuChoice>
        </Menu>
      ),
    },
    {
      name: 'States of a reply',
      show: () => (
        <ul>
          {STATUSES.map((status) => (
            <li key={status}>
              <StatusMark status={status} />
            </li>
          ))}
        </ul>
      ),
    },
    {
      name: 'Tags',
      show: () => (
        <p>
          <Tag>Plain</Tag> <Tag tone="brand">Brand</Tag> <Tag tone="ok">Good</Tag> <Tag tone="warn">Soon</Tag>{' '}
          <Tag tone="danger">Bad</Tag>
        </p>
      ),
    },
    {
      name: 'Avatars',
      show: () => (
        <p>
          {['Ada Lovelace', ARABIC_SCRIPT, HOSTILE, '🦉', '中文名字', ''].map((name) => (
            <Avatar key={name} name={name} seed={name} />
          ))}
          <Avatar name="Large" seed="l" size="large" />
          <Avatar name="Small" seed="s" size="small" />
        </p>
      ),
    },
    {
      name: 'Rows',
      show: () => (
        <Rows label="Things">
          <Row title="A thing" meta={<Facts>{['one', null, 'two']}</Facts>} tags={<Tag>Tag</Tag>} />
          <Row title={LONG} meta={HOSTILE} actions={<Button size="small">Do</Button>} faded />
          <Row title={ARABIC_SCRIPT} lead={<Avatar name="Lead" seed="lead" />} />
        </Rows>
      ),
    },
    {
      name: 'Card',
      show: () => (
        <Card title="A subject" help="What it is for" action={<Button size="small">Do</Button>}>
          <CopyField label="value" value={`https://chat.example/${LONG}`} />
          <ShownOnce label="token" value="cct_0123456789" warning="Shown this once." />
        </Card>
      ),
    },
    { name: 'Rows, loading', show: () => <RowSkeletons round /> },
    { name: 'Refused', show: () => <Refusal error={refused} /> },
    {
      name: 'Unreachable',
      show: () => <ErrorNotice title="It could not be loaded" error={unreachable} onRetry={nothing} />,
    },
    { name: 'Failed', show: () => <ErrorNotice title="It could not be loaded" error={refused} onRetry={nothing} /> },
    { name: 'Forbidden', show: () => <Forbidden what="This is for admins" /> },
    {
      name: 'Nothing yet',
      show: () => (
        <Notice icon={<IconInbox />} title="Nothing here yet" actions={<Button look="primary">Make the first</Button>}>
          What this is.
        </Notice>
      ),
    },
  ],
};
