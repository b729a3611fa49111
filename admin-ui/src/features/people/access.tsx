import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { answer, api } from '@/api/client';
import { queryClient, usersQuery } from '@/api/queries';
import type { User } from '@/api/types';
import { Button } from '@/ui/button';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { ShownOnce } from '@/ui/shown-once';
import css from './access.module.css';

/** Whether somebody gets in at all: a new password, and an end to it. */
export function Access({ user, isMe, isLastAdmin }: { user: User; isMe: boolean; isLastAdmin: boolean }) {
  return (
    <section className={css.access} aria-label={t`Access`}>
      <NewPassword user={user} />
      <Enabling user={user} reason={whyNot(isMe, isLastAdmin)} />
    </section>
  );
}

function whyNot(isMe: boolean, isLastAdmin: boolean): string | null {
  if (isLastAdmin) return t`The last admin cannot leave: make somebody else an admin first.`;
  return isMe ? t`This is your own account. Another admin can disable it.` : null;
}

function NewPassword({ user }: { user: User }) {
  const reset = useMutation({
    mutationFn: () => answer(api.POST('/api/v1/users/{id}/reset-password', { params: { path: { id: user.id } } })),
  });
  if (user.signs_in_with === 'oidc') {
    return <p className={formCss.help}>{t`Signs in with the identity provider, where its password is.`}</p>;
  }
  return (
    <div className={css.way}>
      <Refusal error={reset.error} />
      {reset.data?.generated_password ? (
        <ShownOnce
          label={t`password`}
          value={reset.data.generated_password}
          warning={t`Hand it over now: it is shown this once. The old one no longer works.`}
        />
      ) : (
        <div className={css.line}>
          <p className={css.words}>{t`A new password ends all sessions of this account; its tokens stay.`}</p>
          <Button size="small" busy={reset.isPending} onClick={() => reset.mutate()}>{t`New password`}</Button>
        </div>
      )}
    </div>
  );
}

function Enabling({ user, reason }: { user: User; reason: string | null }) {
  const [isSure, setIsSure] = useState(false);
  const enable = useMutation({
    mutationFn: (enabled: boolean) =>
      answer(api.PATCH('/api/v1/users/{id}', { params: { path: { id: user.id } }, body: { enabled } })),
    onSuccess: () => {
      setIsSure(false);
      return queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
  return (
    <div className={css.way}>
      <Refusal error={enable.error} />
      {user.enabled ? (
        <div className={css.line}>
          <p className={css.words}>
            {reason ??
              (isSure
                ? t`All sessions and tokens of this account end now, for good. What it wrote stays.`
                : t`A disabled account cannot sign in. It can be enabled again.`)}
          </p>
          {reason === null &&
            (isSure ? (
              <>
                <Button size="small" look="quiet" onClick={() => setIsSure(false)}>{t`Cancel`}</Button>
                <Button size="small" look="danger" busy={enable.isPending} onClick={() => enable.mutate(false)}>
                  {t`Disable now`}
                </Button>
              </>
            ) : (
              <Button size="small" look="danger" onClick={() => setIsSure(true)}>{t`Disable…`}</Button>
            ))}
        </div>
      ) : (
        <div className={css.line}>
          <p className={css.words}>{t`This account is disabled.`}</p>
          <Button size="small" busy={enable.isPending} onClick={() => enable.mutate(true)}>{t`Enable`}</Button>
        </div>
      )}
    </div>
  );
}
