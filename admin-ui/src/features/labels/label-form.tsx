import { t } from '@lingui/core/macro';
import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { answer, api } from '@/api/client';
import { fieldError } from '@/api/problem';
import { labelsQuery, queryClient } from '@/api/queries';
import type { Label } from '@/api/types';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/field';
import formCss from '@/ui/form.module.css';
import { Refusal } from '@/ui/refusal';
import css from './label-form.module.css';

const COLOURS = ['#3d4ed8', '#7a3fd1', '#c0347e', '#c23a2b', '#b96a00', '#8d7a00', '#2e8540', '#0b7f86', '#5b6472'];

/** A new label, or another colour and description for one there is. Its name is how conversations hold it, and stays. */
export function LabelForm({ label, onDone }: { label: Label | null; onDone: () => void }) {
  const [name, setName] = useState(label?.name ?? '');
  const [color, setColor] = useState(label?.color ?? COLOURS[0] ?? '#3d4ed8');
  const [description, setDescription] = useState(label?.description ?? '');
  const save = useMutation({
    mutationFn: () => {
      const said = description.trim() === '' ? null : description.trim();
      return label
        ? answer(
            api.PATCH('/api/v1/labels/{id}', {
              params: { path: { id: label.id } },
              body: { color, description: said },
            }),
          )
        : answer(api.POST('/api/v1/labels', { body: { name: name.trim(), color, description: said } }));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: labelsQuery.queryKey });
      onDone();
    },
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={formCss.form} onSubmit={submit}>
      <Refusal error={save.error} />
      <TextField
        label={t`Name`}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={fieldError(save.error, 'name')}
        help={label ? t`A name stays. Make another label if it should be called differently.` : undefined}
        readOnly={label !== null}
        maxLength={50}
        data-autofocus={label === null || undefined}
        required
      />
      <Colours value={color} onChange={setColor} />
      <TextField
        label={t`What it is for`}
        value={description}
        onChange={(event) => setDescription(event.target.value)}
        error={fieldError(save.error, 'description')}
        maxLength={200}
        optional
      />
      <div className={formCss.buttons}>
        <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
        <Button type="submit" look="primary" busy={save.isPending}>
          {label ? t`Save` : t`Create`}
        </Button>
      </div>
    </form>
  );
}

function Colours({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const name = useId();
  const isOwn = !COLOURS.includes(value.toLowerCase());
  return (
    <fieldset className={css.colours}>
      <legend className={css.legend}>{t`Colour`}</legend>
      {COLOURS.map((color) => (
        <input
          key={color}
          type="radio"
          name={name}
          className={css.colour}
          style={{ color }}
          aria-label={color}
          checked={value.toLowerCase() === color}
          onChange={() => onChange(color)}
        />
      ))}
      <label className={css.own} data-chosen={isOwn || undefined}>
        <input type="color" value={value} onChange={(event) => onChange(event.target.value)} />
        {t`Another`}
      </label>
    </fieldset>
  );
}
