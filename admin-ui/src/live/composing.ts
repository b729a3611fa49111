import { draftOf, joined, keepDraft } from './drafts';
import type { PendingFile } from './store';

type Put = (text: string, files: readonly PendingFile[]) => void;

/** Where somebody writes right now, and to whom. */
let field: { readonly conversationId: string; readonly put: Put } | null = null;

/** Offers a field for what is taken back. Returns how to stop doing so. */
export function writesTo(conversationId: string, put: Put): () => void {
  const mine = { conversationId, put };
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
