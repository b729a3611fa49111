import { create } from 'zustand';

export interface Draft {
  readonly text: string;
  readonly private: boolean;
  /** The server has it like this. */
  readonly isShared?: boolean;
}

const PREFIX = 'chatroom.draft.';

/**
 * What people have written and not sent, per conversation. Kept in this browser, so it survives a reload, and from there on the
 * server: see shared-drafts.ts.
 */
export const useDrafts = create<Readonly<Record<string, Draft>>>(() => storedDrafts());

export function draftOf(conversationId: string): Draft | undefined {
  return useDrafts.getState()[conversationId];
}

export function keepDraft(conversationId: string, draft: Draft): void {
  const { [conversationId]: _, ...others } = useDrafts.getState();
  const isEmpty = draft.text.trim() === '';
  useDrafts.setState(isEmpty ? others : { ...others, [conversationId]: draft }, true);
  try {
    if (isEmpty) localStorage.removeItem(PREFIX + conversationId);
    else localStorage.setItem(PREFIX + conversationId, JSON.stringify(draft));
  } catch {
    // Storage is full or blocked: the draft lives as long as the page does.
  }
}

/** Puts a text that is taken back before what has been written since. */
export function joined(text: string, since: string): string {
  return since.trim() === '' ? text : `${text}\n\n${since}`;
}

/** Drafts belong to the person who wrote them, not to the next one at this browser. */
export function forgetDrafts(): void {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(PREFIX)) localStorage.removeItem(key);
  } catch {
    // Nothing was stored then.
  }
  useDrafts.setState({}, true);
}

function storedDrafts(): Record<string, Draft> {
  const drafts: Record<string, Draft> = {};
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(PREFIX)) continue;
      const stored = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<Draft> | null;
      if (typeof stored?.text !== 'string') continue;
      drafts[key.slice(PREFIX.length)] = {
        text: stored.text,
        private: stored.private === true,
        isShared: stored.isShared === true,
      };
    }
  } catch {
    // Blocked storage or a draft we cannot read: start without.
  }
  return drafts;
}
