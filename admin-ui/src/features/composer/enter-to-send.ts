import { create } from 'zustand';

const STORED = 'chatroom.enter-sends';

/** Whether Enter alone sends in this browser; otherwise it makes a new line, which costs nobody a half-written reply. */
export const useEnterToSend = create<{ on: boolean }>(() => ({ on: stored() }));

export function wantEnterToSend(on: boolean): void {
  useEnterToSend.setState({ on });
  try {
    if (on) localStorage.setItem(STORED, 'on');
    else localStorage.removeItem(STORED);
  } catch {
    // Storage is blocked: it holds as long as the page does.
  }
}

function stored(): boolean {
  try {
    return localStorage.getItem(STORED) === 'on';
  } catch {
    return false;
  }
}
