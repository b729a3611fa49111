import { t } from '@lingui/core/macro';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { isForbidden } from '@/api/problem';
import { usersQuery } from '@/api/queries';
import type { AuditEvent } from '@/api/types';
import { exactTime, logTime } from '@/i18n/format';
import { Avatar } from '@/ui/avatar';
import { Button } from '@/ui/button';
import buttonCss from '@/ui/button.module.css';
import { classNames } from '@/ui/class-names';
import { FilterMoment, FilterSelect, Filters } from '@/ui/filters';
import { Forbidden } from '@/ui/forbidden';
import { IconDownload, IconFilter, IconHistory, IconSettings } from '@/ui/icons';
import { ErrorNotice, Notice } from '@/ui/notice';
import { Page } from '@/ui/page';
import { RowSkeletons } from '@/ui/row-skeletons';
import { Facts, Row, Rows } from '@/ui/rows';
import { actionWord, KNOWN_ACTIONS } from './action-words';
import { type AuditFilter, asked, auditQuery } from './audit-filter';
import css from './audit-page.module.css';
import { Detail } from './detail';

interface AuditPageProps {
  /** All of it is in the URL. */
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

/** Who changed what, and when. The database itself refuses to change or delete any of it. */
export function AuditPage({ filter, onFilter }: AuditPageProps) {
  const list = useInfiniteQuery(auditQuery(filter));
  const { data: users = [] } = useQuery(usersQuery);
  const events = list.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  if (isForbidden(list.error)) {
    return (
      <Page title={t`Audit log`} back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}>
        <Forbidden what={t`The audit log is for admins`} />
      </Page>
    );
  }
  return (
    <Page
      title={t`Audit log`}
      subtitle={t`Who changed what. Nothing of it can be changed or deleted.`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
      action={
        events.length > 0 && (
          <a
            className={classNames(buttonCss.button, buttonCss.plain)}
            href={`/api/v1/audit-events/export?${new URLSearchParams(asked(filter)).toString()}`}
            download
          >
            <IconDownload aria-hidden />
            {t`Export as CSV`}
          </a>
        )
      }
    >
      <Filters>
        <FilterSelect
          label={t`Who`}
          all={t`Anybody`}
          value={filter.user}
          onChange={(user) => onFilter({ ...filter, user })}
          options={users.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FilterSelect
          label={t`What`}
          all={t`Anything`}
          value={filter.action}
          onChange={(action) => onFilter({ ...filter, action })}
          // One that is not in the list comes from a link, and is kept.
          options={[...new Set([...KNOWN_ACTIONS, ...(filter.action ? [filter.action] : [])])].map((action) => ({
            value: action,
            label: actionWord(action),
          }))}
        />
        <FilterMoment
          label={t`since`}
          type="date"
          value={filter.since ?? ''}
          onChange={(event) => onFilter({ ...filter, since: event.target.value || undefined })}
        />
        {isFiltered && <Button size="small" look="quiet" onClick={() => onFilter({})}>{t`Clear filters`}</Button>}
      </Filters>
      {list.isPending && <RowSkeletons round />}
      {list.isError && !list.data && (
        <ErrorNotice
          title={t`The audit log could not be loaded`}
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {list.data &&
        events.length === 0 &&
        (isFiltered ? (
          <Notice
            icon={<IconFilter />}
            title={t`Nothing matches these filters`}
            actions={<Button onClick={() => onFilter({})}>{t`Clear filters`}</Button>}
          />
        ) : (
          <Notice icon={<IconHistory />} title={t`Nothing has been changed yet`}>
            {t`Every change of settings, people and the fate of messages is written down here.`}
          </Notice>
        ))}
      {events.length > 0 && (
        <Rows label={t`Events`}>
          {events.map((event) => (
            <EventRow key={event.id} event={event} onFilter={(change) => onFilter({ ...filter, ...change })} />
          ))}
        </Rows>
      )}
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>{t`Show more`}</Button>
      )}
      {list.isFetchNextPageError && (
        <p role="alert" className={css.trouble}>{t`Earlier events could not be loaded. Try again.`}</p>
      )}
    </Page>
  );
}

function EventRow({ event, onFilter }: { event: AuditEvent; onFilter: (change: AuditFilter) => void }) {
  const { actor, action, subject, at, detail } = event;
  const name = actor?.name ?? t`The system`;
  return (
    <Row
      lead={
        actor ? (
          <Avatar size="small" name={actor.name} seed={actor.id} />
        ) : (
          <span className={css.system} aria-hidden>
            <IconSettings />
          </span>
        )
      }
      title={
        <>
          <bdi>{name}</bdi> <span className={css.action}>{actionWord(action)}</span>
        </>
      }
      meta={
        <>
          <Facts>
            {[
              <time key="at" dateTime={at} title={exactTime(at)}>
                {logTime(at)}
              </time>,
              <button key="of" type="button" className={css.subject} onClick={() => onFilter({ subject })}>
                <code>{subject}</code>
              </button>,
            ]}
          </Facts>
          {detail && <Detail detail={detail} />}
        </>
      }
    />
  );
}
