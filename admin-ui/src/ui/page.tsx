import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { IconChevronLeft } from './icons';
import css from './page.module.css';
import { TabTitle } from './tab-title';

interface PageProps {
  title: string;
  subtitle?: string | undefined;
  /** Where it is one of several; `narrow` where these stand beside it unless there is no room. */
  back?: { to: '/inboxes' | '/inboxes/new' | '/settings' | '/settings/webhooks'; label: string; when?: 'narrow' };
  action?: ReactNode;
  children: ReactNode;
}

/** A page that is read top to bottom, as opposed to the inbox. */
export function Page({ title, subtitle, back, action, children }: PageProps) {
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <TabTitle name={title} />
      <div className={css.column}>
        <header className={css.header}>
          {back && (
            <Link to={back.to} className={classNames(css.back, back.when === 'narrow' && css.narrow)}>
              <IconChevronLeft aria-hidden />
              {back.label}
            </Link>
          )}
          <div className={css.text}>
            <h1 className={css.title}>{title}</h1>
            {subtitle && <p className={css.subtitle}>{subtitle}</p>}
          </div>
          {action}
        </header>
        {children}
      </div>
    </main>
  );
}
