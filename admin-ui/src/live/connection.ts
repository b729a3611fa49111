import { create } from 'zustand';

export type Connection = 'fine' | 'offline' | 'reconnecting' | 'back';

/** What the thin bar at the top says about the stream, and how many replies went out since it came back. */
export const useConnection = create<{ phase: Connection; sent: number }>(() => ({ phase: 'fine', sent: 0 }));

const SAY_SO_AFTER = 2_000;
const BACK_FOR = 4_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Most losses last a blink and are nobody's business: only after two seconds we say so. */
export function connectionLost(): void {
  if (isLost() || timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    useConnection.setState({ phase: navigator.onLine ? 'reconnecting' : 'offline', sent: 0 });
  }, SAY_SO_AFTER);
}

/** The browser itself says there is no network: nobody need wait for a silence to be noticed. */
export function wentOffline(): void {
  clearTimeout(timer);
  timer = undefined;
  useConnection.setState({ phase: 'offline', sent: 0 });
}

/** A reply that had waited went out. */
export function waitingWasSent(): void {
  useConnection.setState(({ sent }) => ({ sent: sent + 1 }));
}

function isLost(): boolean {
  const { phase } = useConnection.getState();
  return phase === 'offline' || phase === 'reconnecting';
}

export function connectionOpened(): void {
  clearTimeout(timer);
  timer = undefined;
  if (!isLost()) return;
  useConnection.setState({ phase: 'back' });
  timer = setTimeout(() => {
    timer = undefined;
    useConnection.setState({ phase: 'fine' });
  }, BACK_FOR);
}
