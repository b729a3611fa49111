import { t } from '@lingui/core/macro';
import { useEffect, useRef } from 'react';
import css from './chat-settings.module.css';

/** As the server tells the chat, and the panel takes from pages of our own address to show how it would look. */
export interface ChatConfig {
  title: string;
  greeting: string | null;
  color: string | null;
  position: string;
  pre_chat: string;
  verified_only: boolean;
  available: boolean;
  opens_at: string | null;
  away_message: string | null;
}

interface ChatPreviewProps {
  inboxKey: string;
  config: ChatConfig;
  theme: 'light' | 'dark';
}

/** The chat itself, in its frame, with nobody to talk to. */
export function ChatPreview({ inboxKey, config, theme }: ChatPreviewProps) {
  const port = useRef<MessagePort | null>(null);
  const look = { theme, locale: navigator.language, identified: false };

  useEffect(() => {
    port.current?.postMessage({ type: 'preview', config, look });
  });

  const hello = (frame: HTMLIFrameElement) => {
    const channel = new MessageChannel();
    port.current = channel.port1;
    const message = { chatroom: 'hello', look, preview: config };
    frame.contentWindow?.postMessage(message, location.origin, [channel.port2]);
  };

  return (
    <iframe
      className={css.preview}
      title={t`Preview of the chat`}
      src={`/api/site/v1/${encodeURIComponent(inboxKey)}/panel`}
      onLoad={(event) => hello(event.currentTarget)}
    />
  );
}
