import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { announce } from './announcer';
import { Button } from './button';
import css from './copy-field.module.css';
import { IconCheck, IconCopy } from './icons';

/** A value to carry somewhere else: shown whole, copied with one press. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setCopied(true);
      announce(t`Copied`);
      setTimeout(() => setCopied(false), 2_000);
    } catch {
      announce(t`Copying is not allowed here. Select the text and copy it.`);
    }
  };
  return (
    <div className={css.field}>
      <code className={css.value}>{value}</code>
      <Button
        size="small"
        icon={copied ? <IconCheck /> : <IconCopy />}
        aria-label={t`Copy ${label}`}
        onClick={() => void copy()}
      >
        {copied ? t`Copied` : t`Copy`}
      </Button>
    </div>
  );
}
