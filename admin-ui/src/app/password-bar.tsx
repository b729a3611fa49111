import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '@/api/queries';
import { IconButton } from '@/ui/button';
import { IconX } from '@/ui/icons';
import css from './password-bar.module.css';

/** Says that a password is not its owner's alone, until there is another; who has no time now is asked again later. */
export function PasswordBar() {
  const { data: me } = useQuery(meQuery);
  const [isPutOff, setIsPutOff] = useState(false);
  if (!me?.password_handed_out || isPutOff) return null;
  return (
    <aside className={css.bar} aria-label={t`Your password`}>
      <p>{t`Others may have read your password: it was made for you.`}</p>
      <Link to="/settings/profile">{t`Choose your own`}</Link>
      <IconButton label={t`Later`} icon={<IconX />} onClick={() => setIsPutOff(true)} />
    </aside>
  );
}
