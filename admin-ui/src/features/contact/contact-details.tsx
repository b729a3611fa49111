import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { inboxesQuery, platformsQuery } from '@/api/queries';
import type { Contact, Conversation } from '@/api/types';
import { shortWhen } from '@/i18n/format';
import { statusName } from '@/i18n/work-words';
import { lastActivity } from '@/live/store';
import { Button } from '@/ui/button';
import { IconPlus, IconVerified } from '@/ui/icons';
import { Picker } from '@/ui/picker';
import { toast } from '@/ui/toasts';
import { useNow } from '@/ui/use-now';
import { useSettled } from '@/ui/use-settled';
import css from './contact-panel.module.css';
import {
  type ContactChange,
  changeContact,
  contactQuery,
  contactSearchQuery,
  conversationsWithQuery,
  mergeContacts,
  unmergeContacts,
} from './contact-query';

/** What is known of a contact beyond this conversation, to be read, mended and tidied up. */
export function ContactDetails({ contactId, here }: { contactId: string; here: Conversation }) {
  const { data: contact } = useQuery(contactQuery(contactId));
  if (!contact) return null;
  const change = async (what: ContactChange, said?: string, back?: ContactChange) => {
    try {
      const changed = await changeContact(contact, what);
      if (said) toast(said, back && { label: t`Undo`, run: () => void changeContact(changed, back) });
    } catch (error) {
      toast(t`The contact was not changed. ${error instanceof Error ? error.message : ''}`, undefined, 'error');
    }
  };
  const isBlocked = contact.blocked_at !== null;
  return (
    <>
      <section>
        <h3 className={css.heading}>{t`Details`}</h3>
        <dl className={css.facts}>
          <Editable name={t`Name`} value={contact.name} onChange={(name) => void change({ name })} />
          <Editable name={t`E-mail`} value={contact.email} onChange={(email) => void change({ email })} />
          <Editable name={t`Phone`} value={contact.phone} onChange={(phone) => void change({ phone })} />
        </dl>
      </section>
      <Attributes contact={contact} onChange={(custom_attributes) => void change({ custom_attributes })} />
      <Identities contact={contact} />
      <Others contactId={contact.id} here={here} />
      <section className={css.ways}>
        <Merge contact={contact} />
        <Button
          size="small"
          look="quiet"
          onClick={() =>
            void change(
              { blocked: !isBlocked },
              isBlocked ? t`No longer blocked` : t`Blocked: what they write asks for no attention`,
              { blocked: isBlocked },
            )
          }
        >
          {isBlocked ? t`Unblock` : t`Block`}
        </Button>
      </section>
    </>
  );
}

interface EditableProps {
  name: string;
  value: string | null;
  onChange: (value: string | null) => void;
}

/** A fact that becomes a field when it is pressed; Enter keeps what was written, Escape what was. */
function Editable({ name, value, onChange }: EditableProps) {
  const [text, setText] = useState<string | null>(null);
  const keep = () => {
    const next = text?.trim() || null;
    if (text !== null && next !== value) onChange(next);
    setText(null);
  };
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>
        {text === null ? (
          <button
            type="button"
            className={css.editable}
            aria-label={`${name}: ${value ?? t`not known`}. ${t`Change`}`}
            onClick={() => setText(value ?? '')}
          >
            <bdi>{value ?? t`Add`}</bdi>
          </button>
        ) : (
          <input
            className={css.field}
            aria-label={name}
            value={text}
            maxLength={200}
            dir="auto"
            // biome-ignore lint/a11y/noAutofocus: somebody just asked to write here
            autoFocus
            onChange={(event) => setText(event.target.value)}
            onBlur={keep}
            onKeyDown={(event) => {
              if (event.key === 'Enter') keep();
              if (event.key === 'Escape') setText(null);
            }}
          />
        )}
      </dd>
    </div>
  );
}

/** What a site or a colleague has noted of somebody, a name and a value each. */
function Attributes({ contact, onChange }: { contact: Contact; onChange: (change: Record<string, unknown>) => void }) {
  const [isAdding, setIsAdding] = useState(false);
  const entries = Object.entries(contact.custom_attributes);
  return (
    <section>
      <h3 className={css.heading}>{t`Attributes`}</h3>
      <dl className={css.facts}>
        {entries.map(([name, value]) => (
          <Editable
            key={name}
            name={name}
            value={typeof value === 'string' ? value : JSON.stringify(value)}
            onChange={(text) => onChange({ [name]: text })}
          />
        ))}
      </dl>
      {isAdding ? (
        <NewAttribute
          onDone={(name, value) => {
            setIsAdding(false);
            if (name !== '' && value !== '') onChange({ [name]: value });
          }}
        />
      ) : (
        <Button size="small" look="quiet" icon={<IconPlus aria-hidden />} onClick={() => setIsAdding(true)}>
          {t`Add an attribute`}
        </Button>
      )}
    </section>
  );
}

function NewAttribute({ onDone }: { onDone: (name: string, value: string) => void }) {
  const [name, setName] = useState('');
  const [value, setValue] = useState('');
  return (
    <form
      className={css.attribute}
      onSubmit={(event) => {
        event.preventDefault();
        onDone(name.trim(), value.trim());
      }}
    >
      <input
        className={css.field}
        aria-label={t`Name of the attribute`}
        placeholder={t`plan`}
        value={name}
        maxLength={50}
        // biome-ignore lint/a11y/noAutofocus: somebody just asked to write here
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <input
        className={css.field}
        aria-label={t`Value of the attribute`}
        placeholder={t`pro`}
        value={value}
        maxLength={200}
        onChange={(event) => setValue(event.target.value)}
      />
      <Button size="small" type="submit">{t`Add`}</Button>
    </form>
  );
}

function Identities({ contact }: { contact: Contact }) {
  const { data: platforms } = useQuery(platformsQuery);
  const { data: inboxes } = useQuery(inboxesQuery);
  if (contact.identities.length < 2) return null;
  return (
    <section>
      <h3 className={css.heading}>{t`Identities`}</h3>
      <ul className={css.list}>
        {contact.identities.map((one) => (
          <li key={one.id} className={css.identity}>
            <span>
              {platforms?.find((platform) => platform.id === one.platform)?.label ?? one.platform}
              {' · '}
              {inboxes?.find((inbox) => inbox.id === one.inbox_id)?.name ?? '–'}
            </span>
            <code className={css.code}>
              {one.handle ?? one.source_id}
              {one.verified && <IconVerified aria-label={t`Verified identity`} />}
            </code>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Others({ contactId, here }: { contactId: string; here: Conversation }): ReactNode {
  const now = useNow();
  const { data: all = [] } = useQuery(conversationsWithQuery(contactId));
  const others = all.filter((one) => one.id !== here.id);
  if (others.length === 0) return null;
  return (
    <section>
      <h3 className={css.heading}>{t`Other conversations`}</h3>
      <ul className={css.list}>
        {others.map((one) => (
          <li key={one.id}>
            <Link
              to="/inbox/$conversationId"
              params={{ conversationId: one.id }}
              search={{ status: 'all' }}
              className={css.other}
            >
              <span className={css.otherHead}>
                #{one.display_id} · {statusName(one.status)}
                <time dateTime={lastActivity(one)}>{shortWhen(lastActivity(one), now)}</time>
              </span>
              <span className={css.otherText} dir="auto">
                {one.last_message?.text || t`No messages yet`}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Two contacts who are one person: found by name or address, made one, and taken apart again when that was wrong. */
function Merge({ contact }: { contact: Contact }) {
  const button = useRef<HTMLButtonElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data: found = [] } = useQuery({ ...contactSearchQuery(asked), enabled: isOpen && asked.length > 1 });
  const merge = async (otherId: string) => {
    try {
      await mergeContacts(contact.id, otherId);
      toast(t`Two contacts made one`, { label: t`Undo`, run: () => void unmergeContacts(contact.id, otherId) });
    } catch (error) {
      toast(t`They were not merged. ${error instanceof Error ? error.message : ''}`, undefined, 'error');
    }
  };
  return (
    <>
      <Button
        ref={button}
        size="small"
        look="quiet"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      >
        {t`Merge with…`}
      </Button>
      {isOpen && (
        <Picker
          anchor={button}
          placement="top-start"
          label={t`Merge with`}
          placeholder={t`A name, an e-mail address, a phone number…`}
          nothing={asked.length > 1 ? t`Nobody like this` : t`Who is the same person?`}
          onText={setText}
          choices={found
            .filter((one) => one.id !== contact.id)
            .map((one) => ({
              value: one.id,
              label: one.name ?? one.identities[0]?.source_id ?? t`Unknown`,
              hint: one.email ?? one.phone ?? one.identities[0]?.handle ?? one.identities[0]?.source_id,
            }))}
          onPick={(id) => void merge(id)}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}
