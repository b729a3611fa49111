import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { queryClient, usersQuery } from '@/api/queries';
import type { Role, User } from '@/api/types';
import { Button } from '@/ui/button';
import { RadioChoices } from '@/ui/choices';
import { TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { toast } from '@/ui/toasts';
import { Access } from './access';
import { InboxLimit } from './inbox-limit';
import { ROLES, roleHelp, roleWord } from './roles';

interface ChangeUserProps {
  user: User;
  isMe: boolean;
  /** Nobody could administer this any more if this one left or took another role. */
  isLastAdmin: boolean;
  onDone: () => void;
}

export function ChangeUser({ user, isMe, isLastAdmin, onDone }: ChangeUserProps) {
  const [name, setName] = useState(user.name);
  const [role, setRole] = useState<Role>(user.role);
  const [inboxIds, setInboxIds] = useState<string[] | null>(user.all_inboxes ? null : user.inbox_ids);
  const save = useMutation({
    mutationFn: () =>
      answer(
        api.PATCH('/api/v1/users/{id}', {
          params: { path: { id: user.id } },
          body: {
            name: name.trim(),
            ...(role !== user.role && { role }),
            ...(role !== 'admin' && (inboxIds === null ? { all_inboxes: true } : { inbox_ids: inboxIds })),
          },
        }),
      ),
    onSuccess: async (changed) => {
      await queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
      if (isMe) await queryClient.invalidateQueries({ queryKey: ['me'] });
      toast(t`${changed.name} is changed`);
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  const isManagedElsewhere = user.signs_in_with === 'oidc';
  const fixed = isManagedElsewhere
    ? t`The identity provider says which role this account has; change it there.`
    : isLastAdmin
      ? t`This is the last admin: make somebody else an admin first.`
      : undefined;
  return (
    <div className={formCss.form}>
      <form className={formCss.form} onSubmit={submit}>
        <Refusal error={save.error} />
        <TextField
          label={t`Name`}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={fieldError(save.error, 'name')}
          maxLength={200}
          required
        />
        <RadioChoices
          label={t`Role`}
          help={fixed}
          value={role}
          onChange={setRole}
          options={ROLES.map((one) => ({
            value: one,
            label: roleWord(one),
            help: roleHelp(one),
            disabled: fixed !== undefined && one !== user.role,
          }))}
        />
        <InboxLimit role={role} inboxIds={inboxIds} onChange={setInboxIds} />
        <div className={formCss.buttons}>
          <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
          <Button type="submit" look="primary" busy={save.isPending}>{t`Save`}</Button>
        </div>
      </form>
      <Access user={user} isMe={isMe} isLastAdmin={isLastAdmin} />
    </div>
  );
}
