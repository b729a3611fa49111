import { useWaiting } from '@/live/waiting';

/** `(3) Ada Lovelace · Chatroom Central`: how many conversations wait can be seen from another tab. */
export function TabTitle({ name }: { name: string }) {
  const waiting = useWaiting();
  return <title>{`${waiting > 0 ? `(${waiting}) ` : ''}${name} · Chatroom Central`}</title>;
}
