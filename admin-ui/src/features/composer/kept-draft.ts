import { useEffect, useRef } from 'react';
import { keepDraft } from '@/live/drafts';

const KEEP_AFTER = 300;

/** Keeps what is being written a moment after the last key press, and at once when the page or the thread is left. */
export function useKeptDraft(conversationId: string | null) {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keepNow: () => void }>(undefined);
  useEffect(() => {
    const flush = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current?.keepNow();
    };
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return (draft: { text: string; private: boolean }, when: 'soon' | 'now' = 'soon') => {
    clearTimeout(waiting.current?.timer);
    const keepNow = () => {
      waiting.current = undefined;
      if (conversationId !== null) keepDraft(conversationId, draft);
    };
    if (when === 'now') keepNow();
    else waiting.current = { timer: setTimeout(keepNow, KEEP_AFTER), keepNow };
  };
}
