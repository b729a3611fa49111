import { create } from 'zustand';

export type Connection = 'fine' | 'reconnecting' | 'back';

/** What the thin bar at the top says about the stream. */
export const useConnection = create<{ phase: Connection }>(() => ({ phase: 'fine' }));

const SAY_SO_AFTER = 2_000;
const BACK_FOR = 3_000;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Most losses last a blink and are nobody's business: only after two seconds we say so. */
export function connectionLost(): void {
  if (useConnection.getState().phase === 'reconnecting' || timer !== undefined) return;
  timer = setTimeout(() => {
    timer = undefined;
    useConnection.setState({ phase: 'reconnecting' });
  }, SAY_SO_AFTER);
}

export function connectionOpened(): void {
  clearTimeout(timer);
  timer = undefined;
  if (useConnection.getState().phase !== 'reconnecting') return;
  useConnection.setState({ phase: 'back' });
  timer = setTimeout(() => {
    timer = undefined;
    useConnection.setState({ phase: 'fine' });
  }, BACK_FOR);
}
