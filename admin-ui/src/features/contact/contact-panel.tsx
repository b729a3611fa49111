import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { inboxesQuery, platformsQuery } from '@/api/queries';
import type { Conversation } from '@/api/types';
import { dateOnly, exactTime } from '@/i18n/format';
import { contactName } from '@/live/contact-name';
import { Avatar } from '@/ui/avatar';
import { IconQuestion, IconVerified } from '@/ui/icons';
import { ContactDetails } from './contact-details';
import css from './contact-panel.module.css';

/** Who somebody is talking to, and how sure we are of it. */
export function ContactPanel({ conversation }: { conversation: Conversation }) {
  const { data: platforms } = useQuery(platformsQuery);
  const { data: inboxes } = useQuery(inboxesQuery);
  const { contact } = conversation;
  const name = contactName(conversation);
  const platform = platforms?.find((one) => one.id === conversation.platform);
  const inbox = inboxes?.find((one) => one.id === conversation.inbox_id);
  return (
    <div className={css.panel}>
      <div className={css.who}>
        <Avatar
          size="large"
          name={name}
          url={contact?.avatar_url}
          seed={contact?.id ?? conversation.id}
          platform={platform}
        />
        <p className={css.name}>{name}</p>
        {contact?.verified ? (
          <p className={css.verified}>
            <IconVerified aria-hidden />
            {t`Verified identity`}
          </p>
        ) : (
          <p className={css.unverified} title={t`The platform or site has not proven who this is.`}>
            <IconQuestion aria-hidden />
            {t`Unverified identity`}
          </p>
        )}
      </div>
      <section>
        <h3 className={css.heading}>{t`Identity`}</h3>
        <dl className={css.facts}>
          <Fact name={t`Platform`}>{platform?.label ?? conversation.platform}</Fact>
          <Fact name={t`Inbox`}>{inbox?.name ?? '–'}</Fact>
          <Fact name={t`Source ID`}>
            <code className={css.code}>{contact?.source_id || '–'}</code>
          </Fact>
        </dl>
      </section>
      {contact && <ContactDetails key={contact.id} contactId={contact.id} here={conversation} />}
      <section>
        <h3 className={css.heading}>{t`Conversation`}</h3>
        <dl className={css.facts}>
          <Fact name={t`Number`}>
            <bdi dir="ltr">#{conversation.display_id}</bdi>
          </Fact>
          <Fact name={t`First seen`}>
            <time dateTime={conversation.created_at} title={exactTime(conversation.created_at)}>
              {dateOnly(conversation.created_at)}
            </time>
          </Fact>
          <Fact name={t`Messages`}>{conversation.last_seq.toLocaleString()}</Fact>
          {conversation.external_id && (
            <Fact name={t`Thread ID`}>
              <code className={css.code}>{conversation.external_id}</code>
            </Fact>
          )}
        </dl>
      </section>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className={css.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
