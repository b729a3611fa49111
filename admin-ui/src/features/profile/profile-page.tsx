import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { meQuery } from '@/api/queries';
import { Page } from '@/ui/page';
import { Looks } from './looks';
import { Name } from './name';
import { NotificationMatrix } from './notification-matrix';
import { Password } from './password';
import { Sessions } from './sessions';
import { Writing } from './writing';

/** How somebody is called, how they like the app, and where they are signed in. */
export function ProfilePage() {
  const { data: me } = useQuery(meQuery);
  return (
    <Page
      title={t`Profile`}
      subtitle={me && t`Signed in as ${me.username}`}
      back={{ to: '/settings', label: t`Settings`, when: 'narrow' }}
    >
      {me?.password_handed_out && <Password userId={me.id} />}
      {me && <Name key={me.name} name={me.name} />}
      <Looks />
      <Writing />
      <NotificationMatrix />
      {me && !me.password_handed_out && <Password userId={me.id} />}
      <Sessions />
    </Page>
  );
}
