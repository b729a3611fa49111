import type { Look } from '../wire';
import type { Talk } from './chat';
import { Composer } from './composer';
import { whenOf } from './dates';
import { CloseIcon } from './icons';
import { Log } from './log';
import { localeOf } from './look';
import { parts } from './parts';
import type { PanelConfig } from './site-api';
import type { Say } from './texts';

export interface AppProps {
  chat: Talk;
  look: Look;
  say: Say;
  prefill: string | undefined;
  onClose: () => void;
}

export function App({ chat, look, say, prefill, onClose }: AppProps) {
  const { config, bubbles, loaded, identityNeeded, asked, connection, slow } = chat.state;
  const locale = localeOf(look);
  const trouble = slow ? 'slow' : connection === 'live' ? '' : connection;
  const asks =
    config.pre_chat !== 'off' &&
    !asked &&
    loaded &&
    bubbles.length === 0 &&
    !look.identified &&
    !(look.name && look.email);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) onClose();
    if (event.key === 'Tab') keepInside(event);
  };

  return (
    <div
      class="panel"
      role="dialog"
      aria-modal="true"
      aria-label={say('chatWith', { title: config.title })}
      onKeyDown={onKeyDown}
    >
      <header>
        <span class="face" aria-hidden="true">
          {Array.from(config.title.trim())[0]?.toUpperCase()}
        </span>
        <div class="who">
          <h1>{config.title}</h1>
          <p class={config.available ? 'here' : 'away'}>{availability(config, locale, say)}</p>
        </div>
        <button type="button" class="close" aria-label={say('closeChat')} onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <p class={`connection ${trouble}`} role="status">
        {trouble && say(trouble)}
      </p>
      <Log chat={chat} state={chat.state} locale={locale} say={say} />
      {identityNeeded ? (
        <p class="sign-in" role="status">
          {say('signIn')}
        </p>
      ) : asks && parts.ask ? (
        <parts.ask
          required={config.pre_chat === 'required'}
          name={look.name}
          email={look.email}
          say={say}
          onSaid={(said) => void chat.say(said)}
        />
      ) : (
        <Composer chat={chat} say={say} prefill={prefill} locale={locale} />
      )}
    </div>
  );
}

function availability({ available, opens_at }: PanelConfig, locale: string, say: Say): string {
  if (available) return say('available');
  return opens_at ? say('backAt', { when: whenOf(Date.parse(opens_at), locale) }) : say('away');
}

/** The rest of the page cannot be seen from here: focus goes round within the chat, and Esc leaves it. */
function keepInside(event: KeyboardEvent): void {
  const all = [...document.querySelectorAll<HTMLElement>('button, a[href], textarea, input, [tabindex="0"]')];
  const first = all[0];
  const last = all.at(-1);
  const from = document.activeElement;
  if (event.shiftKey ? from === first || from === document.body : from === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
