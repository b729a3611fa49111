import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import css from './operations-tabs.module.css';

/** The way between the pages that show whether everything arrived. */
export function OperationsTabs() {
  const active = { activeOptions: { exact: true, includeSearch: false }, className: css.tab };
  const nav = useRef<HTMLElement>(null);
  // On a phone they do not all fit, and the one somebody is on has to be among those that are seen.
  useEffect(() => {
    nav.current?.querySelector('[aria-current=page]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <nav ref={nav} className={css.tabs} aria-label={t`Delivery and intake`}>
      <Link to="/operations" {...active}>{t`Overview`}</Link>
      <Link to="/deliveries" {...active}>{t`Deliveries`}</Link>
      <Link to="/deliveries/dead" {...active}>{t`Dead replies`}</Link>
      <Link to="/quarantine" {...active}>{t`Quarantine`}</Link>
      <Link to="/integrity" {...active}>{t`Integrity`}</Link>
    </nav>
  );
}
