import type { Look, ToPanel } from '../wire';
import type { Talk } from './chat';
import type { PanelConfig } from './site-api';

const MINUTE = 60_000;

/** For whoever sets it up: how the chat will look, with words of nobody. */
export function preview(
  port: MessagePort,
  given: PanelConfig,
  first: Look,
  draw: (talk: Talk, look: Look) => void,
): void {
  const now = Date.now();
  const bubble = { name: undefined, reason: undefined, files: [] };
  const state: Talk['state'] = {
    config: given,
    bubbles: [
      { ...bubble, key: '1', mine: true, text: 'Hello! Do you ship to Norway?', at: now - 4 * MINUTE, state: 'sent' },
      {
        ...bubble,
        key: '2',
        mine: false,
        text: 'We do, within a week.',
        at: now - MINUTE,
        state: 'received',
        name: 'Mira',
      },
    ],
    loaded: true,
    older: 'none',
    connection: 'live',
    typing: false,
    identityNeeded: false,
    slow: false,
    asked: false,
  };
  const nothing = async () => {};
  const talk: Talk = {
    state,
    draft: '',
    subscribe: () => () => true,
    send: nothing,
    retry: nothing,
    discard: nothing,
    say: nothing,
    loadOlder: nothing,
    typing: () => {},
    setAtEnd: () => {},
  };
  const show = (config: PanelConfig, look: Look) => {
    // who is asked first has nothing to read yet
    const bubbles = config.pre_chat === 'off' ? state.bubbles : [];
    draw({ ...talk, state: { ...state, config, bubbles } }, look);
  };
  port.onmessage = ({ data }: MessageEvent<ToPanel>) => {
    if (data.type === 'preview') show(data.config, data.look);
  };
  show(given, first);
}
