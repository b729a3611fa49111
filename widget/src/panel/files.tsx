import { Component } from 'preact';
import type { Talk } from './chat';
import { CloseIcon, line } from './icons';
import { dateLocale, EN, type Say, type TextKey } from './texts';
import type { BubbleFile } from './thread';

/** Everything about files, fetched once the chat is there. */
export type Files = typeof import('./files');

export const OF_FILES = {
  attachment: 'Attachment',
  attach: 'Attach files',
  files: 'Files to send',
  dropFile: 'Remove {name}',
  filesRefused: 'At most {count} files, of {size} each',
  fileTooLarge: 'Not sent: the file is too large',
  fileTypeRefused: 'Not sent: files of this kind are not taken',
};

// what a language lacks is said in English, here too
Object.assign(EN, OF_FILES);

const MOST = 10;

const ClipIcon = () => (
  <svg aria-hidden="true" {...line}>
    <path d="M15 7l-6.5 6.5a1.5 1.5 0 0 0 3 3L18 10a3 3 0 0 0-6-6l-6.5 6.5a4.5 4.5 0 0 0 9 9L21 13" />
  </svg>
);

/** Why the server will never take a message with them, by its code. */
export const REFUSALS: Record<string, TextKey> = {
  file_type_refused: 'fileTypeRefused',
  too_large: 'fileTooLarge',
};

const sizeOf = (bytes: number, locale: string) =>
  new Intl.NumberFormat(dateLocale(locale), { style: 'unit', unit: 'megabyte', maximumSignificantDigits: 2 }).format(
    bytes / 2 ** 20,
  );

interface Props {
  chat: Talk;
  locale: string;
  say: Say;
  onChange: () => void;
}

interface State {
  files: readonly File[];
  /** Not all that was chosen could be taken. */
  refused: boolean;
}

/** What goes with the next message. */
export class FilePicker extends Component<Props, State> {
  override state: State = { files: [], refused: false };

  private become(state: State): void {
    this.setState(state, this.props.onChange);
  }

  private take(more: readonly File[]): void {
    const largest = this.props.chat.state.config.max_file_size;
    const all = [...this.state.files, ...more.filter(({ size }) => size > 0 && size <= largest)];
    const files = all.slice(0, MOST);
    this.become({ files, refused: files.length < this.state.files.length + more.length });
  }

  /** They belong to a message now. */
  taken(): readonly File[] {
    const { files } = this.state;
    this.become({ files: [], refused: false });
    return files;
  }

  paste(event: ClipboardEvent): void {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    this.take(files);
  }

  private drop(file: File): void {
    this.become({ files: this.state.files.filter((one) => one !== file), refused: false });
  }

  render({ chat, locale, say }: Props, { files, refused }: State) {
    return (
      <>
        {refused && (
          <p class="error" role="alert">
            {say('filesRefused', { size: sizeOf(chat.state.config.max_file_size, locale), count: MOST })}
          </p>
        )}
        {files.length > 0 && (
          <ul class="files" aria-label={say('files')}>
            {files.map((file) => (
              <li key={file}>
                <span>{file.name}</span>
                <button
                  type="button"
                  class="close"
                  aria-label={say('dropFile', { name: file.name })}
                  onClick={() => this.drop(file)}
                >
                  <CloseIcon />
                </button>
              </li>
            ))}
          </ul>
        )}
        <label class="attach">
          <input
            type="file"
            multiple
            class="unseen"
            aria-label={say('attach')}
            onChange={({ currentTarget }) => {
              this.take([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          <ClipIcon />
        </label>
      </>
    );
  }
}

/** To be saved, never shown as a part of this page. */
export function FileView({ file, locale, say }: { file: BubbleFile; locale: string; say: Say }) {
  const words = (
    <>
      <ClipIcon />
      <span>{file.name ?? say('attachment')}</span>
      {file.size !== null && <small>{sizeOf(file.size, locale)}</small>}
    </>
  );
  return file.url ? (
    <a class="text file" href={file.url} target="_blank" rel="noopener noreferrer" download>
      {words}
    </a>
  ) : (
    <span class="text file">{words}</span>
  );
}
