import { create } from 'zustand';

const STORED = 'chatroom.muted';
const MOST = 500;

/** Conversations this person does not want to hear of in this browser, the oldest first. */
export const useMuted = create<{ readonly ids: readonly string[] }>(() => ({ ids: stored() }));

export function isMuted(conversationId: string): boolean {
  return useMuted.getState().ids.includes(conversationId);
}

/** Turns notifications for a conversation off, or on again. */
export function mute(conversationId: string, muted: boolean): void {
  const others = useMuted.getState().ids.filter((id) => id !== conversationId);
  const ids = muted ? [...others, conversationId].slice(-MOST) : others;
  useMuted.setState({ ids });
  try {
    localStorage.setItem(STORED, JSON.stringify(ids));
  } catch {
    // Storage is blocked: it holds as long as the page does.
  }
}

function stored(): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(STORED) ?? '[]');
    return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string').slice(-MOST) : [];
  } catch {
    return [];
  }
}
