import { meQuery, queryClient } from '@/api/queries';
import type { Message } from '@/api/types';
import { isQuiet, type Signal, usePreferences } from '@/preferences/preferences';
import { isMuted } from './muted';
import { occasionOf } from './occasion';
import { playSound } from './sound';
import { useLive } from './store';

const LOCK = 'chatroom.bell';
let rings = false;

/** Has one tab of the browser ring for all of them: the first that is there, and when it is closed, another. */
export function takeBell(): () => void {
  // Without locks, as on an insecure origin, each tab rings: twice is better than never.
  const locks = navigator.locks as LockManager | null | undefined;
  if (!locks) {
    rings = true;
    return () => {
      rings = false;
    };
  }
  const leave = new AbortController();
  let letGo: () => void = () => undefined;
  locks
    .request(LOCK, { signal: leave.signal }, () => {
      rings = true;
      return new Promise<void>((resolve) => {
        letGo = resolve;
      });
    })
    .catch(() => undefined); // Left before it was our turn.
  return () => {
    rings = false;
    leave.abort();
    letGo();
  };
}

interface Words {
  title: string;
  body: string;
}

/** Tells of a new message as this person wishes to be told, unless they are looking at it. */
export function ring(message: Message, words: Words, open: () => void, now = new Date()): Signal[] {
  if (!rings || message.type !== 'incoming' || isLookedAt(message.conversation_id)) return [];
  if (isMuted(message.conversation_id)) return [];
  const { notifications, quietHours } = usePreferences.getState();
  if (isQuiet(quietHours, now)) return [];
  const me = queryClient.getQueryData(meQuery.queryKey)?.id;
  const wanted = notifications[occasionOf(useLive.getState().conversations[message.conversation_id], me)];
  const given: Signal[] = [];
  if (wanted.sound) {
    void playSound();
    given.push('sound');
  }
  if (wanted.desktop && typeof Notification !== 'undefined' && Notification.permission === 'granted') {
    // One for each conversation: the next message takes the place of the last.
    const shown = new Notification(words.title, { body: words.body, tag: message.conversation_id, silent: true });
    shown.onclick = () => {
      window.focus();
      open();
      shown.close();
    };
    given.push('desktop');
  }
  return given;
}

function isLookedAt(conversationId: string): boolean {
  return (
    document.visibilityState === 'visible' && document.hasFocus() && location.pathname.endsWith(`/${conversationId}`)
  );
}
