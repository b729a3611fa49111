import { t } from '@lingui/core/macro';
import type { Message } from '@/api/types';
import { IconButton } from '@/ui/button';
import { IconX } from '@/ui/icons';
import css from './composer.module.css';

interface AboutProps {
  isRevision: boolean;
  replyTo: Message | null;
  onRevised: () => void;
  onReplyToNothing: () => void;
}

/** What is written belongs to another message: it takes its place, or answers it. */
export function About({ isRevision, replyTo, onRevised, onReplyToNothing }: AboutProps) {
  return (
    <>
      {isRevision && (
        <div className={css.about}>
          <span className={css.aboutText}>{t`Sent in place of the reply that did not get through`}</span>
          <IconButton label={t`Leave that reply as it is`} icon={<IconX />} onClick={onRevised} />
        </div>
      )}
      {replyTo && (
        <div className={css.about}>
          <span className={css.aboutText} dir="auto">
            {t`Replying to ${replyTo.sender.name || t`Unknown`}`}: {replyTo.text}
          </span>
          <IconButton label={t`Do not refer to this message`} icon={<IconX />} onClick={onReplyToNothing} />
        </div>
      )}
    </>
  );
}
