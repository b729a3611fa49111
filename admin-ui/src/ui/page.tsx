import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { IconChevronLeft } from './icons';
import css from './page.module.css';

interface PageProps {
  title: string;
  subtitle?: string | undefined;
  back?: { to: '/inboxes' | '/inboxes/new'; label: string };
  action?: ReactNode;
  children: ReactNode;
}

/** A page that is read top to bottom, as opposed to the inbox. */
export function Page({ title, subtitle, back, action, children }: PageProps) {
  return (
    <main className={css.page} id="main" tabIndex={-1}>
      <title>{`${title} · Chatroom Central`}</title>
      <div className={css.column}>
        <header className={css.header}>
          {back && (
            <Link to={back.to} className={css.back}>
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
