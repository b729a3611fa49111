import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { queryClient } from '@/api/queries';
import { Button } from '@/ui/button';
import { RadioChoices } from '@/ui/choices';
import { SelectField, TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import { Segmented } from '@/ui/segmented';
import { ShownOnce } from '@/ui/shown-once';
import css from './new-token.module.css';
import { type Access, AREAS, type Area, areaHelp, areaWord, scopesOf } from './scopes';

const LIFETIMES = [7, 30, 90, 366] as const;
const NOTHING: Readonly<Record<Area, Access>> = {
  conversations: 'none',
  inboxes: 'none',
  people: 'none',
  operations: 'none',
  reports: 'none',
};

/** Asks what a token is for, what it may do and for how long; then shows it, this once. */
export function NewToken({ onDone }: { onDone: () => void }) {
  const [name, setName] = useState('');
  const [reach, setReach] = useState<'some' | 'all'>('some');
  const [access, setAccess] = useState<Readonly<Record<Area, Access>>>({ ...NOTHING, conversations: 'read' });
  const [days, setDays] = useState(90);
  const scopes = reach === 'all' ? null : scopesOf(access);
  const isEmpty = scopes?.length === 0;
  const make = useMutation({
    mutationFn: () =>
      answer(api.POST('/api/v1/tokens', { body: { name: name.trim(), scopes, expires_in_days: days } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['tokens'] }),
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isEmpty) make.mutate();
  };
  if (make.data) {
    return (
      <div className={formCss.form}>
        <ShownOnce
          label={t`token`}
          value={make.data.token}
          warning={t`Copy it now: it is shown this once and kept nowhere. If it is lost, revoke it and make another.`}
        />
        <div className={formCss.buttons}>
          <Button look="primary" onClick={onDone}>{t`I have copied it`}</Button>
        </div>
      </div>
    );
  }
  return (
    <form className={formCss.form} onSubmit={submit}>
      <Refusal error={make.error} />
      <TextField
        label={t`What it is for`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(make.error, 'name')}
        placeholder={t`Nightly export`}
        maxLength={100}
        data-autofocus
        required
      />
      <RadioChoices
        label={t`What it may do`}
        value={reach}
        onChange={setReach}
        options={[
          { value: 'some', label: t`Only some things`, help: t`The less a token may, the less is lost with it.` },
          { value: 'all', label: t`Everything you may`, help: t`Also what your role is allowed later.` },
        ]}
      />
      {reach === 'some' && (
        <div className={css.areas}>
          {AREAS.map((area) => (
            <div key={area} className={css.area}>
              <div className={css.words}>
                <p className={css.name}>{areaWord(area)}</p>
                <p className={css.help}>{areaHelp(area)}</p>
              </div>
              <Segmented
                label={areaWord(area)}
                value={access[area]}
                onChange={(value) => setAccess({ ...access, [area]: value })}
                options={[
                  { value: 'none', label: t`No` },
                  { value: 'read', label: t`Read` },
                  { value: 'write', label: t`Write` },
                ]}
              />
            </div>
          ))}
          {isEmpty && <p className={css.empty}>{t`Choose at least one thing it may do.`}</p>}
        </div>
      )}
      <SelectField
        label={t`Good for`}
        value={days}
        onChange={(event) => setDays(Number(event.target.value))}
        error={fieldError(make.error, 'expires_in_days')}
      >
        {LIFETIMES.map((one) => (
          <option key={one} value={one}>
            {one === 366 ? t`a year` : t`${one} days`}
          </option>
        ))}
      </SelectField>
      <div className={formCss.buttons}>
        <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={make.isPending} disabled={isEmpty}>{t`Create`}</Button>
      </div>
    </form>
  );
}
