import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { meQuery, queryClient, usersQuery } from '@/api/queries';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { classNames } from '@/ui/class-names';
import { TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { toast } from '@/ui/toasts';

export function Name({ name }: { name: string }) {
  const [text, setText] = useState(name);
  const save = useMutation({
    mutationFn: () => answer(api.PATCH('/api/v1/me', { body: { name: text.trim() } })),
    onSuccess: (me) => {
      queryClient.setQueryData(meQuery.queryKey, me);
      toast(t`Saved`);
      return queryClient.invalidateQueries({ queryKey: usersQuery.queryKey });
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  const isChanged = text.trim() !== name && text.trim() !== '';
  return (
    <Card title={t`You`}>
      <form className={classNames(formCss.form, formCss.narrow)} onSubmit={submit}>
        <Refusal error={save.error} />
        <TextField
          label={t`Name`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={fieldError(save.error, 'name')}
          help={t`What colleagues and contacts read`}
          autoComplete="name"
          maxLength={200}
          required
        />
        <div className={classNames(formCss.buttons, formCss.start)}>
          <Button type="submit" busy={save.isPending} disabled={!isChanged}>{t`Save`}</Button>
        </div>
      </form>
    </Card>
  );
}
