import { t } from '@lingui/core/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { inboxesQuery, labelsQuery, platformsQuery } from '@/api/queries';
import type { Conversation, MessageHit } from '@/api/types';
import { exactTime, shortWhen } from '@/i18n/format';
import { statusName } from '@/i18n/work-words';
import { contactName } from '@/live/contact-name';
import { conversationSearchQuery, messageSearchQuery, type SearchFilter } from '@/live/search';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import { IconLock, IconSearch } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Skeleton } from '@/ui/skeleton';
import { Snippet } from '@/ui/snippet';
import { useNow } from '@/ui/use-now';
import { useSettled } from '@/ui/use-settled';
import css from './search-page.module.css';

interface SearchPageProps {
  filter: SearchFilter;
  onFilter: (filter: SearchFilter) => void;
}

/** Everything ever written here, by its words. A hit opens its conversation at the message. */
export function SearchPage({ filter, onFilter }: SearchPageProps) {
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState(filter.q);
  const settled = useSettled(text.trim(), 250);
  const { data: inboxes = [] } = useQuery(inboxesQuery);
  const { data: labels = [] } = useQuery(labelsQuery);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what is typed, and nothing else
  useEffect(() => {
    if (settled !== filter.q) onFilter({ ...filter, q: settled });
  }, [settled]);
  useEffect(() => field.current?.focus(), []);

  return (
    <main id="main" tabIndex={-1} className={css.page}>
      <title>{`${filter.q === '' ? t`Search` : `${filter.q} · ${t`Search`}`} · Chatroom Central`}</title>
      <header className={css.header}>
        <h1 className="visually-hidden">{t`Search`}</h1>
        <div className={css.line}>
          <IconSearch aria-hidden />
          <input
            ref={field}
            type="search"
            className={css.field}
            aria-label={t`Search messages and conversations`}
            aria-describedby="search-help"
            placeholder={t`Search everything ever written here…`}
            value={text}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </div>
        <div className={css.filters}>
          <Choose
            label={t`Status`}
            value={filter.status ?? ''}
            all={t`Any status`}
            options={(['open', 'pending', 'snoozed', 'resolved'] as const).map((one) => [one, statusName(one)])}
            onChoose={(status) => onFilter({ ...filter, status: (status || undefined) as SearchFilter['status'] })}
          />
          <Choose
            label={t`Inbox`}
            value={filter.inbox ?? ''}
            all={t`All inboxes`}
            options={inboxes.map((one) => [one.id, one.name])}
            onChoose={(inbox) => onFilter({ ...filter, inbox })}
          />
          <Choose
            label={t`Assignee`}
            value={filter.assignee ?? ''}
            all={t`Anybody's`}
            options={[
              ['me', t`Mine`],
              ['none', t`Unassigned`],
            ]}
            onChoose={(assignee) => onFilter({ ...filter, assignee })}
          />
          {labels.length > 0 && (
            <Choose
              label={t`Label`}
              value={filter.label ?? ''}
              all={t`Any label`}
              options={labels.map((one) => [one.name, one.name])}
              onChoose={(label) => onFilter({ ...filter, label })}
            />
          )}
          <p id="search-help" className={css.help}>
            {t`"exact words" · -without · begin*`}
          </p>
        </div>
      </header>
      {filter.q === '' ? (
        <Notice icon={<IconSearch />} title={t`What are you looking for?`}>
          {t`Words of a message, a name or a number. However old it is, it is found.`}
        </Notice>
      ) : (
        <Found filter={filter} onClear={() => onFilter({ q: filter.q })} />
      )}
    </main>
  );
}

interface ChooseProps {
  label: string;
  value: string;
  all: string;
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

function Choose({ label, value, all, options, onChoose }: ChooseProps) {
  return (
    <select className={css.choose} aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{all}</option>
      {options.map(([one, name]) => (
        <option key={one} value={one}>
          {name}
        </option>
      ))}
    </select>
  );
}

function Found({ filter, onClear }: { filter: SearchFilter; onClear: () => void }) {
  const messages = useInfiniteQuery(messageSearchQuery(filter));
  const { data: conversations = [] } = useQuery(conversationSearchQuery(filter));
  const hits = messages.data?.pages.flatMap((page) => page.items) ?? [];
  const isNarrowed = Boolean(filter.status ?? filter.inbox ?? filter.assignee ?? filter.label);

  if (messages.isError && hits.length === 0) {
    return (
      <ErrorNotice title={t`The search did not work`} error={messages.error} onRetry={() => void messages.refetch()} />
    );
  }
  if (messages.isPending) {
    return (
      <div className={css.results} aria-busy>
        {[70, 45, 60, 50].map((width) => (
          <div key={width} className={css.ghost}>
            <Skeleton width={`${width / 3}%`} />
            <Skeleton width={`${width}%`} />
          </div>
        ))}
      </div>
    );
  }
  if (hits.length === 0 && conversations.length === 0) {
    return (
      <Notice
        icon={<IconSearch />}
        title={t`Nothing has these words`}
        actions={isNarrowed ? <Button onClick={onClear}>{t`Search everywhere`}</Button> : undefined}
      >
        {t`All words must be there; the last one may be incomplete.`}
      </Notice>
    );
  }
  return (
    <div className={css.results}>
      {conversations.length > 0 && (
        <section aria-label={t`Conversations`}>
          <h2 className={css.heading}>{t`Conversations`}</h2>
          <ul className={css.people}>
            {conversations.map((one) => (
              <li key={one.id}>
                <Person conversation={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {hits.length > 0 && (
        <section aria-label={t`Messages`}>
          <h2 className={css.heading}>{t`Messages`}</h2>
          <ul>
            {hits.map((hit) => (
              <li key={hit.message_id}>
                <Hit hit={hit} />
              </li>
            ))}
          </ul>
          {messages.hasNextPage && (
            <Button
              className={css.more}
              busy={messages.isFetchingNextPage}
              onClick={() => void messages.fetchNextPage()}
            >
              {messages.isFetchNextPageError ? t`Retry` : t`Show more`}
            </Button>
          )}
        </section>
      )}
    </div>
  );
}

function Person({ conversation }: { conversation: Conversation }) {
  const { data: platforms } = useQuery(platformsQuery);
  const name = contactName(conversation);
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: conversation.id }}
      search={{ status: 'all' }}
      className={css.person}
    >
      <Avatar
        name={name}
        url={conversation.contact?.avatar_url}
        seed={conversation.contact?.id ?? conversation.id}
        platform={platforms?.find((one) => one.id === conversation.platform)}
      />
      <span className={css.personText}>
        <strong dir="auto">{name}</strong>
        <span>
          #{conversation.display_id} · {statusName(conversation.status)}
        </span>
      </span>
    </Link>
  );
}

function Hit({ hit }: { hit: MessageHit }) {
  const now = useNow();
  const { conversation } = hit;
  const name = contactName(conversation);
  return (
    <Link
      to="/inbox/$conversationId"
      params={{ conversationId: conversation.id }}
      search={{ status: 'all', at: hit.seq }}
      className={css.hit}
    >
      <Avatar
        size="small"
        name={name}
        url={conversation.contact?.avatar_url}
        seed={conversation.contact?.id ?? conversation.id}
      />
      <span className={css.hitText}>
        <span className={css.hitHead}>
          <strong dir="auto">{name}</strong>
          <span>
            #{conversation.display_id}
            {hit.type !== 'incoming' && hit.sender_name && ` · ${hit.sender_name}`}
          </span>
          {hit.private && (
            <span className={css.note}>
              <IconLock aria-hidden />
              {t`Note`}
            </span>
          )}
          <time dateTime={hit.created_at} title={exactTime(hit.created_at)}>
            {shortWhen(hit.created_at, now)}
          </time>
        </span>
        <span className={css.snippet}>
          <Snippet parts={hit.snippet} />
        </span>
      </span>
    </Link>
  );
}
