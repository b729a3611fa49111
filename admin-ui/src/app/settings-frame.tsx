import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, Navigate, Outlet, useMatchRoute } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '@/api/queries';
import { IconHistory, IconKey, IconLabel, IconPeople, IconSaved, IconUserCircle, IconWebhook } from '@/ui/icons';
import { useIsNarrow } from '@/ui/use-is-narrow';
import css from './settings-frame.module.css';

/** The settings, beside the way between them; on a phone one or the other. */
export function SettingsFrame() {
  const isMenu = useMatchRoute()({ to: '/settings', fuzzy: false }) !== false;
  const isNarrow = useIsNarrow();
  if (isMenu && !isNarrow) return <Navigate to="/settings/profile" replace />;
  if (isMenu) {
    return (
      <main className={css.menuPage} id="main" tabIndex={-1}>
        <title>{t`Settings · Chatroom Central`}</title>
        <h1 className={css.title}>{t`Settings`}</h1>
        <Menu />
      </main>
    );
  }
  return (
    <div className={css.frame}>
      <div className={css.side}>
        <p className={css.title} aria-hidden>{t`Settings`}</p>
        <Menu />
      </div>
      <Outlet />
    </div>
  );
}

type To =
  | '/settings/profile'
  | '/settings/users'
  | '/settings/labels'
  | '/settings/canned-replies'
  | '/settings/tokens'
  | '/settings/webhooks'
  | '/settings/audit';

function Menu() {
  const { data: me } = useQuery(meQuery);
  const isAdmin = me?.role === 'admin';
  return (
    <nav aria-label={t`Settings`} className={css.menu}>
      <Group title={t`You`}>
        <Item to="/settings/profile" icon={<IconUserCircle aria-hidden />} label={t`Profile`} />
        <Item to="/settings/tokens" icon={<IconKey aria-hidden />} label={t`API tokens`} />
      </Group>
      <Group title={t`Team`}>
        <Item to="/settings/users" icon={<IconPeople aria-hidden />} label={t`Users and roles`} />
        <Item to="/settings/labels" icon={<IconLabel aria-hidden />} label={t`Labels`} />
        <Item to="/settings/canned-replies" icon={<IconSaved aria-hidden />} label={t`Canned replies`} />
      </Group>
      {isAdmin && (
        <Group title={t`System`}>
          <Item to="/settings/webhooks" icon={<IconWebhook aria-hidden />} label={t`Outgoing webhooks`} />
          <Item to="/settings/audit" icon={<IconHistory aria-hidden />} label={t`Audit log`} />
        </Group>
      )}
    </nav>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={css.group}>
      <p className={css.groupTitle}>{title}</p>
      <ul>{children}</ul>
    </div>
  );
}

function Item({ to, icon, label }: { to: To; icon: ReactNode; label: string }) {
  return (
    <li>
      <Link to={to} className={css.item} activeOptions={{ includeSearch: false }}>
        {icon}
        {label}
      </Link>
    </li>
  );
}
