import { t } from '@lingui/core/macro';
import { IconLock } from './icons';
import { Notice } from './notice';

/** A page that is there, but not for this account: which role it takes, and who can give it. */
export function Forbidden({ what }: { what: string }) {
  return (
    <Notice icon={<IconLock />} title={what}>
      {t`This takes the role “admin”. Whoever has it can give it to you under Settings, Users and roles.`}
    </Notice>
  );
}
