import { t } from '@lingui/core/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { meQuery, queryClient } from '@/api/queries';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import { SecretField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { toast } from '@/ui/toasts';

const SHORTEST = 10;

export function Password({ userId }: { userId: string }) {
  const { data: user } = useQuery({
    queryKey: ['user', userId],
    queryFn: () => answer(api.GET('/api/v1/users/{id}', { params: { path: { id: userId } } })),
  });
  const isElsewhere = user?.signs_in_with === 'oidc';
  return (
    <Card
      title={t`Password`}
      help={
        isElsewhere
          ? t`You sign in with your identity provider; your password is changed there.`
          : t`Changing it ends your other sessions. Your API tokens go on working.`
      }
    >
      {!isElsewhere && <ChangePassword />}
    </Card>
  );
}

function ChangePassword() {
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const change = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/me/password', { body: { current_password: current, new_password: next } })),
    onSuccess: () => {
      setCurrent('');
      setNext('');
      toast(t`Your password is changed`);
      void queryClient.invalidateQueries({ queryKey: meQuery.queryKey });
      return queryClient.invalidateQueries({ queryKey: ['sessions'] });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    change.mutate();
  };
  return (
    <form className={classNames(formCss.form, formCss.narrow)} onSubmit={submit}>
      <Refusal error={change.error} />
      <SecretField
        label={t`Current password`}
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={fieldError(change.error, 'current_password')}
        autoComplete="current-password"
        required
      />
      <SecretField
        label={t`New password`}
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={fieldError(change.error, 'new_password')}
        help={t`At least ${SHORTEST} characters`}
        autoComplete="new-password"
        minLength={SHORTEST}
        required
      />
      <div className={classNames(formCss.buttons, formCss.start)}>
        <Button type="submit" busy={change.isPending} disabled={current === '' || next.length < SHORTEST}>
          {t`Change password`}
        </Button>
      </div>
    </form>
  );
}
