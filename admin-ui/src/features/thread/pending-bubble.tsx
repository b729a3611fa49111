import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { memo } from 'react';
import { meQuery } from '@/api/queries';
import { byteSize, clockTime, exactTime } from '@/i18n/format';
import { statusOfPending } from '@/live/delivery';
import { discard, resend, sendAnyway, takeBack } from '@/live/outbox';
import { type Revision, revisionOfPending } from '@/live/revision';
import { useLive } from '@/live/store';
import { Button } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { Countdown } from '@/ui/countdown';
import { IconFile } from '@/ui/icons';
import { StatusMark } from '@/ui/status-mark';
import { LinkedText } from './linked-text';
import css from './message-bubble.module.css';

/** A reply on its way to the server, on screen since the key was pressed. */
export const PendingBubble = memo(function PendingBubble({
  clientId,
  grouped,
  onRevise,
}: {
  clientId: string;
  grouped: boolean;
  onRevise: (revision: Revision) => void;
}) {
  const reply = useLive((state) => state.pending[clientId]);
  const { data: me } = useQuery(meQuery);
  if (!reply) return null;
  return (
    <article
      className={classNames(css.message, css.out, reply.private && css.note, grouped && css.grouped)}
      aria-label={reply.private ? t`Your note` : t`Your reply`}
    >
      <div className={css.column}>
        {!grouped && (
          <div className={css.head}>
            <span className={css.sender}>{me?.name || t`You`}</span>
          </div>
        )}
        <div className={css.line}>
          <div className={css.bubble}>
            {reply.text && (
              <p className={css.text} dir="auto">
                <LinkedText text={reply.text} />
              </p>
            )}
            {reply.files.length > 0 && (
              <ul className={css.attachments}>
                {reply.files.map((file) => (
                  <li key={file.id} className={css.attachment}>
                    <IconFile aria-hidden />
                    <span>{file.name}</span>
                    <span className={css.size}>{byteSize(file.size)}</span>
                  </li>
                ))}
              </ul>
            )}
          </div>
        </div>
        <div className={css.meta}>
          <time dateTime={reply.createdAt} title={exactTime(reply.createdAt)}>
            {clockTime(reply.createdAt)}
          </time>
          {reply.held ? (
            <span className={css.held}>
              {t`Leaves`} <Countdown to={reply.held.until} />
              <Button size="small" look="quiet" onClick={() => void takeBack(clientId)}>{t`Undo`}</Button>
            </span>
          ) : (
            <StatusMark status={statusOfPending(reply.state)} />
          )}
          {reply.state === 'waiting' && <span>{reply.reason}</span>}
        </div>
        {reply.state === 'waiting' && (
          <div className={css.meta}>
            <span className={css.ways}>
              <Button size="small" look="quiet" onClick={() => resend(clientId)}>{t`Try now`}</Button>
              <Button size="small" look="quiet" onClick={() => onRevise(revisionOfPending(reply))}>{t`Edit`}</Button>
              <Button size="small" look="quiet" onClick={() => discard(clientId)}>{t`Discard`}</Button>
            </span>
          </div>
        )}
        {(reply.state === 'failed' || reply.state === 'moved') && (
          <div className={css.failure} role="alert">
            <span className={css.failureReason}>
              {reply.state === 'moved' ? t`Not sent: somebody wrote here meanwhile.` : reply.reason}
              {reply.state === 'failed' && reply.requestId && ` (${reply.requestId})`}
            </span>
            <span className={css.ways}>
              {reply.state === 'moved' ? (
                <Button size="small" onClick={() => sendAnyway(clientId)}>{t`Send anyway`}</Button>
              ) : (
                <Button size="small" onClick={() => resend(clientId)}>{t`Retry`}</Button>
              )}
              <Button size="small" look="quiet" onClick={() => onRevise(revisionOfPending(reply))}>
                {t`Edit and resend`}
              </Button>
              <Button size="small" look="quiet" onClick={() => discard(clientId)}>{t`Discard`}</Button>
            </span>
          </div>
        )}
      </div>
    </article>
  );
});
