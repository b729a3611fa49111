import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import buttonCss from '@/ui/button.module.css';
import { classNames } from '@/ui/class-names';
import { IconQuestion } from '@/ui/icons';
import { Notice } from '@/ui/notice';

export function NotFound() {
  return (
    <main id="main" tabIndex={-1}>
      <title>{t`Not found · Chatroom Central`}</title>
      <h1 className="visually-hidden">{t`Not found`}</h1>
      <Notice
        icon={<IconQuestion />}
        title={t`There is nothing at this address`}
        actions={
          <Link to="/inbox" search={{ status: 'open' }} className={classNames(buttonCss.button, buttonCss.primary)}>
            {t`Go to the inbox`}
          </Link>
        }
      >
        {t`It was moved or deleted, or the link has a mistake in it.`}
      </Notice>
    </main>
  );
}
