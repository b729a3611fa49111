import { useWaiting } from '@/live/waiting';
import { useAfterPaint } from './after-paint';

/** `(3) Ada Lovelace · Chatroom Central`: how many conversations wait can be seen from another tab. */
export function TabTitle({ name }: { name: string }) {
  const waiting = useWaiting();
  const title = `${waiting > 0 ? `(${waiting}) ` : ''}${name} · Chatroom Central`;
  return <title>{useAfterPaint(title, title)}</title>;
}
