import { type Draft, draftOf, joined, keepDraft } from './drafts';
import type { PendingFile } from './store';

type Put = (text: string, files: readonly PendingFile[]) => void;
/** Leaves alone what is in the field, if anything is. */
type Fill = (draft: Draft) => void;

/** Where somebody writes right now, and to whom. */
let field: { readonly conversationId: string; readonly put: Put; readonly fill: Fill } | null = null;

/** Offers a field for what is taken back. Returns how to stop doing so. */
export function writesTo(conversationId: string, put: Put, fill: Fill): () => void {
  const mine = { conversationId, put, fill };
  field = mine;
  return () => {
    if (field === mine) field = null;
  };
}

/** Gives a text back to whoever wrote it: into the field, or where it is found when the conversation is opened. */
export function putBack(conversationId: string, text: string, files: readonly PendingFile[]): void {
  if (field?.conversationId === conversationId) field.put(text, files);
  else keepDraft(conversationId, { text: joined(text, draftOf(conversationId)?.text ?? ''), private: false });
}

/** A draft that was begun elsewhere: found when the conversation is opened, or in its field at once. */
export function bringHere(conversationId: string, draft: Draft): void {
  keepDraft(conversationId, draft);
  if (field?.conversationId === conversationId) field.fill(draft);
}
