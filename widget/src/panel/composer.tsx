import { Component, createRef } from 'preact';
import type { Talk } from './chat';
import type { FilePicker } from './files';
import { SendIcon } from './icons';
import { parts } from './parts';
import type { Say } from './texts';

interface Props {
  chat: Talk;
  say: Say;
  prefill: string | undefined;
  locale: string;
}

const LONGEST = 10_000;
const TALLEST = 140;

/** On a screen that is touched the Enter key makes a line, as people are used to there. */
const enterSends = () => !matchMedia('(pointer: coarse)').matches;

/** What is typed here is kept as it is typed. */
export class Composer extends Component<Props, { text: string }> {
  private readonly field = createRef<HTMLTextAreaElement>();
  private readonly picker = createRef<FilePicker>();
  override state = { text: this.props.chat.draft };

  override componentDidMount(): void {
    const { prefill } = this.props;
    if (prefill !== undefined) this.write(prefill);
    // where a form or nothing had the focus before
    if (document.hasFocus() && document.activeElement === document.body) this.field.current?.focus();
    this.grow();
  }

  override componentDidUpdate({ prefill }: Props): void {
    if (this.props.prefill !== undefined && this.props.prefill !== prefill) {
      this.write(this.props.prefill);
      this.field.current?.focus();
    }
    this.grow();
  }

  private grow(): void {
    const box = this.field.current;
    if (!box) return;
    box.style.blockSize = 'auto';
    box.style.blockSize = `${Math.min(box.scrollHeight, TALLEST)}px`;
  }

  private write(text: string): void {
    this.setState({ text });
    this.props.chat.draft = text;
  }

  private get tooLong(): number {
    return Array.from(this.state.text).length - LONGEST;
  }

  private get ready(): boolean {
    return (this.state.text.trim() !== '' || !!this.picker.current?.state.files.length) && this.tooLong <= 0;
  }

  private readonly send = () => {
    this.field.current?.focus();
    if (!this.ready) return;
    void this.props.chat.send(this.state.text.trim(), this.picker.current?.taken());
    this.write('');
  };

  private readonly typed = (event: Event) => {
    const text = (event.currentTarget as HTMLTextAreaElement).value;
    this.write(text);
    if (text) this.props.chat.typing();
  };

  private readonly chosen = () => {
    this.forceUpdate();
    this.field.current?.focus();
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing && enterSends()) {
      event.preventDefault();
      this.send();
    }
  };

  render({ chat, locale, say }: Props) {
    return (
      <div class="composer">
        {this.tooLong > 0 && (
          <p class="error" role="alert">
            {say('tooLong', { count: this.tooLong })}
          </p>
        )}
        {parts.files && (
          <parts.files.FilePicker ref={this.picker} chat={chat} locale={locale} say={say} onChange={this.chosen} />
        )}
        <div class="field">
          <textarea
            ref={this.field}
            rows={1}
            aria-label={say('message')}
            placeholder={say('placeholder')}
            value={this.state.text}
            onInput={this.typed}
            onKeyDown={this.pressed}
            onPaste={(event) => this.picker.current?.paste(event)}
          />
          <button type="button" class="send" aria-label={say('send')} aria-disabled={!this.ready} onClick={this.send}>
            <SendIcon />
          </button>
        </div>
      </div>
    );
  }
}
