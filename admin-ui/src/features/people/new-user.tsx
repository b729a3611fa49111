import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { queryClient, usersQuery } from '@/api/queries';
import type { Role } from '@/api/types';
import { Button } from '@/ui/button';
import { RadioChoices } from '@/ui/choices';
import { TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { ShownOnce } from '@/ui/shown-once';
import { InboxLimit } from './inbox-limit';
import { ROLES, roleHelp, roleWord } from './roles';

/** Makes an account with a password of the server's making, shown once, to hand over. */
export function NewUser({ onDone }: { onDone: () => void }) {
  const [username, setUsername] = useState('');
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('agent');
  const [inboxIds, setInboxIds] = useState<string[] | null>(null);
  const make = useMutation({
    mutationFn: () =>
      answer(
        api.POST('/api/v1/users', {
          body: {
            username: username.trim(),
            role,
            ...(name.trim() !== '' && { name: name.trim() }),
            ...(role !== 'admin' && inboxIds !== null && { inbox_ids: inboxIds }),
          },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: usersQuery.queryKey }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.mutate();
  };
  if (make.data) {
    const { user, generated_password } = make.data;
    return (
      <div className={formCss.form}>
        <p className={formCss.help}>{t`${user.name} can sign in as “${user.username}” with this password.`}</p>
        {generated_password && (
          <ShownOnce
            label={t`password`}
            value={generated_password}
            warning={t`Hand it over now: it is shown this once. They can change it in their profile; you can give them another at any time.`}
          />
        )}
        <div className={formCss.buttons}>
          <Button look="primary" onClick={onDone}>{t`Done`}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className={formCss.form} onSubmit={submit}>
      <Refusal error={make.error} />
      <TextField
        label={t`Username`}
        value={username}
        onChange={(event) => setUsername(event.target.value)}
        error={fieldError(make.error, 'username')}
        help={t`What they sign in with: letters, digits and . _ @ + -`}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        maxLength={100}
        data-autofocus
        required
      />
      <TextField
        label={t`Name`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(make.error, 'name')}
        help={t`What colleagues and contacts read`}
        autoComplete="off"
        maxLength={200}
        optional
      />
      <RadioChoices
        label={t`Role`}
        value={role}
        onChange={setRole}
        options={ROLES.map((one) => ({ value: one, label: roleWord(one), help: roleHelp(one) }))}
      />
      <InboxLimit role={role} inboxIds={inboxIds} onChange={setInboxIds} />
      <div className={formCss.buttons}>
        <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={make.isPending}>{t`Create account`}</Button>
      </div>
    </form>
  );
}
