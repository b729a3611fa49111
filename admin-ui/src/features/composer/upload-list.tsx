import { t } from '@lingui/core/macro';
import { byteSize } from '@/i18n/format';
import { Button, IconButton } from '@/ui/button';
import { IconAlert, IconFile, IconX } from '@/ui/icons';
import css from './upload-list.module.css';
import type { Upload } from './uploads';

interface UploadListProps {
  uploads: readonly Upload[];
  onAgain: (upload: Upload) => void;
  onRemove: (key: string) => void;
}

/** The files that go with a message, each with how far it has come. */
export function UploadList({ uploads, onAgain, onRemove }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul className={css.list} aria-label={t`Files`}>
      {uploads.map((one) => (
        <li key={one.key} className={css.file} data-failed={one.failed !== null}>
          {one.failed === null ? <IconFile aria-hidden /> : <IconAlert aria-hidden />}
          <span className={css.name} dir="auto" title={one.name}>
            {one.name}
          </span>
          {one.failed === null ? (
            <span className={css.size}>
              {one.id === null ? `${Math.round(one.progress * 100)} %` : byteSize(one.size)}
            </span>
          ) : (
            <>
              <span className={css.reason} role="alert">
                {one.failed}
              </span>
              <Button size="small" look="quiet" onClick={() => onAgain(one)}>{t`Retry`}</Button>
            </>
          )}
          <IconButton
            className={css.remove}
            label={t`Remove ${one.name}`}
            icon={<IconX />}
            onClick={() => onRemove(one.key)}
          />
          {one.id === null && one.failed === null && (
            <progress className={css.progress} aria-label={t`Uploading ${one.name}`} value={one.progress} max={1} />
          )}
        </li>
      ))}
    </ul>
  );
}
