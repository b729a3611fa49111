import { t } from '@lingui/core/macro';
import { useRef } from 'react';
import { IconButton } from '@/ui/button';
import { IconAttach } from '@/ui/icons';
import css from './send-bar.module.css';

interface AttachButtonProps {
  /** Why there can be no files; null if there can. */
  refused: string | null;
  onFiles: (files: readonly File[]) => void;
}

export function AttachButton({ refused, onFiles }: AttachButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={css.attach}>
      <IconButton
        label={refused ?? t`Attach files`}
        icon={<IconAttach />}
        disabled={refused !== null}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t`Files to attach`}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </span>
  );
}
