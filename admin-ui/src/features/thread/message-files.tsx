import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { Attachment } from '@/api/types';
import { byteSize } from '@/i18n/format';
import { Dialog } from '@/ui/dialog';
import { IconFile } from '@/ui/icons';
import { webAddress } from './linked-text';
import css from './message-files.module.css';

/** What browsers draw; a drawing that is a document of its own, such as SVG, is a file. */
const PICTURE = /^image\/(png|jpeg|gif|webp|avif)$/;

/** Our own files are shown; what lies with somebody else is a link, so that nobody learns who reads it and when. */
export function isPicture({ mime_type, url }: Attachment): boolean {
  return PICTURE.test(mime_type ?? '') && url?.startsWith('/api/') === true;
}

/** The files of a message: pictures to look at, everything else to open. */
export function MessageFiles({ files }: { files: readonly Attachment[] }) {
  const [unseen, setUnseen] = useState<readonly Attachment[]>([]);
  const [opened, setOpened] = useState<Attachment | null>(null);
  const pictures = files.filter((file) => isPicture(file) && !unseen.includes(file));
  const others = files.filter((file) => !pictures.includes(file));
  return (
    <>
      {pictures.length > 0 && (
        <ul className={css.pictures}>
          {pictures.map((file) => (
            <li key={file.id}>
              <button
                type="button"
                className={css.picture}
                aria-label={t`Show ${nameOf(file)}`}
                onClick={() => setOpened(file)}
              >
                <img
                  src={file.url ?? ''}
                  alt=""
                  loading="lazy"
                  decoding="async"
                  onError={() => setUnseen([...unseen, file])}
                />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length > 0 && (
        <ul className={css.files}>
          {others.map((file) => (
            <li key={file.id} className={css.file}>
              <IconFile aria-hidden />
              <FileLink file={file} />
              {file.size != null && <span className={css.size}>{byteSize(file.size)}</span>}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        from="whole"
        title={opened ? nameOf(opened) : ''}
        opened={opened !== null}
        onClose={() => setOpened(null)}
      >
        {opened && (
          <figure className={css.whole}>
            <img src={opened.url ?? ''} alt={nameOf(opened)} />
            <figcaption>
              <FileLink file={opened} />
              {opened.size != null && <span className={css.size}>{byteSize(opened.size)}</span>}
            </figcaption>
          </figure>
        )}
      </Dialog>
    </>
  );
}

function FileLink({ file }: { file: Attachment }) {
  const href = file.url && webAddress(new URL(file.url, location.origin).href);
  return href ? (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {nameOf(file)}
    </a>
  ) : (
    <span>{nameOf(file)}</span>
  );
}

function nameOf({ name, mime_type }: Attachment): string {
  return name || mime_type || t`Attachment`;
}
