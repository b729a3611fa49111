import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouter, useRouterState } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { meQuery } from '@/api/queries';
import { signOut } from '@/features/auth/sign-out';
import { setTheme, type Theme, useTheme } from '@/theme/theme';
import { Avatar } from '@/ui/avatar';
import { IconButton } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import {
  IconChart,
  IconDeliveries,
  IconInbox,
  IconKeyboard,
  IconLogout,
  IconMoon,
  IconPlug,
  IconSearch,
  IconSettings,
  IconSun,
  IconSystem,
} from '@/ui/icons';
import { Menu, MenuChoice, MenuDivider, MenuItem, MenuLabel } from '@/ui/menu';
import { toast } from '@/ui/toasts';
import css from './rail.module.css';

const THEME_ICONS = { light: IconSun, dark: IconMoon, auto: IconSystem };

/** The way between the parts of the app: a rail at the side, a bar at the bottom on a phone. */
export function Rail({ onShowShortcuts }: { onShowShortcuts: () => void }) {
  return (
    <nav className={css.rail} aria-label={t`Main`}>
      <img className={css.mark} src="/favicon.svg" alt="" width={28} height={28} />
      <RailLink to="/inbox" label={t`Inbox`} icon={<IconInbox aria-hidden />} />
      <RailLink to="/search" label={t`Search`} icon={<IconSearch aria-hidden />} />
      <RailLink to="/dashboard" label={t`Dashboard`} icon={<IconChart aria-hidden />} />
      <RailLink to="/inboxes" label={t`Inboxes`} icon={<IconPlug aria-hidden />} />
      <RailLink
        to="/operations"
        also={['/deliveries', '/quarantine', '/integrity']}
        label={t`Operations`}
        icon={<IconDeliveries aria-hidden />}
      />
      <span className={css.space} />
      <RailLink to="/settings" label={t`Settings`} icon={<IconSettings aria-hidden />} />
      <ProfileMenu onShowShortcuts={onShowShortcuts} />
    </nav>
  );
}

function RailLink({
  to,
  also = [],
  label,
  icon,
}: {
  to: '/inbox' | '/search' | '/dashboard' | '/inboxes' | '/operations' | '/settings';
  /** What else lies behind it. */
  also?: readonly string[];
  label: string;
  icon: ReactNode;
}) {
  const isBehind = useRouterState({
    select: ({ location }) => also.some((path) => location.pathname.startsWith(path)),
  });
  return (
    <Link
      to={to}
      className={classNames(css.item, isBehind && css.active)}
      title={label}
      aria-label={label}
      activeProps={{ className: css.active ?? '' }}
    >
      {icon}
      <span className={css.label} aria-hidden>
        {label}
      </span>
    </Link>
  );
}

function ProfileMenu({ onShowShortcuts }: { onShowShortcuts: () => void }) {
  const { data: me } = useQuery(meQuery);
  const { theme } = useTheme();
  const names: Record<Theme, string> = { light: t`Light`, dark: t`Dark`, auto: t`Like the system` };
  const router = useRouter();
  const name = me?.name || me?.username || '';
  const leave = () => {
    signOut()
      .then((elsewhere) => (elsewhere ? location.assign(elsewhere) : router.navigate({ to: '/login' })))
      .catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : '';
        toast(t`You are still signed in. ${reason}`, { label: t`Retry`, run: leave }, 'error');
      });
  };
  return (
    <Menu
      position="right-end"
      trigger={
        <IconButton
          className={css.item}
          label={t`Profile`}
          icon={<Avatar size="small" name={name} seed={me?.id ?? ''} />}
        />
      }
    >
      <MenuLabel>
        {name}
        {me && me.username !== name && ` · ${me.username}`}
      </MenuLabel>
      <MenuItem icon={<IconKeyboard aria-hidden />} onSelect={onShowShortcuts}>{t`Keyboard shortcuts`}</MenuItem>
      <MenuDivider />
      <MenuLabel>{t`Theme`}</MenuLabel>
      {(['light', 'dark', 'auto'] as const).map((one) => {
        const ChoiceIcon = THEME_ICONS[one];
        return (
          <MenuChoice key={one} chosen={one === theme} icon={<ChoiceIcon aria-hidden />} onSelect={() => setTheme(one)}>
            {names[one]}
          </MenuChoice>
        );
      })}
      <MenuDivider />
      <MenuItem icon={<IconLogout aria-hidden />} onSelect={leave}>{t`Sign out`}</MenuItem>
    </Menu>
  );
}
