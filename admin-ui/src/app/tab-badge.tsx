import { useEffect } from 'react';
import { useWaiting } from '@/live/waiting';

/** A dot on the tab's icon while something waits, and the count on the app's icon where it is installed as one. */
export function TabBadge() {
  const waiting = useWaiting();
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel=icon]');
    if (icon) icon.href = waiting > 0 ? '/favicon-waiting.svg' : '/favicon.svg';
    if ('setAppBadge' in navigator) navigator.setAppBadge(waiting).catch(() => undefined);
  }, [waiting]);
  return null;
}
