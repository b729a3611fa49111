import { answer, api } from '@/api/client';
import type { SharedDraft } from '@/api/types';
import { bringHere } from './composing';
import { type Draft, draftOf, joined, keepDraft, useDrafts } from './drafts';

/** The server hears of a draft when its writer pauses. */
const SHARED_AFTER = 2_000;
/** What is longer is refused, as a reply or as a draft. */
const LONGEST = 10_000;

const due = new Map<string, ReturnType<typeof setTimeout>>();
/** Where the server has a draft of ours, as far as we know. */
const known = new Set<string>();
let stop: (() => void) | undefined;

/** Brings the drafts from this person's other devices here, and tells the server of those that are written here. */
export function startSharingDrafts(): () => void {
  stopSharingDrafts();
  stop = useDrafts.subscribe((now, before) => {
    for (const id of new Set([...Object.keys(now), ...Object.keys(before)])) {
      if (now[id] !== before[id] && !now[id]?.isShared) shareSoon(id);
    }
  });
  fetchDrafts().catch(() => undefined); // What is here stays here; the next start asks again.
  return stopSharingDrafts;
}

export function stopSharingDrafts(): void {
  stop?.();
  stop = undefined;
  for (const timer of due.values()) clearTimeout(timer);
  due.clear();
  known.clear();
}

async function fetchDrafts(): Promise<void> {
  const { items } = await answer(api.GET('/api/v1/me/drafts'));
  const there = new Map(items.map((one) => [one.conversation_id, one]));
  for (const draft of items) receive(draft);
  for (const [id, draft] of Object.entries(useDrafts.getState())) {
    if (there.has(id)) continue;
    // It was sent or discarded elsewhere; what was written here since is kept.
    if (draft.isShared) keepDraft(id, { text: '', private: false });
    else shareSoon(id);
  }
}

function receive({ conversation_id: id, text, private: isPrivate }: SharedDraft): void {
  known.add(id);
  const here = draftOf(id);
  const there: Draft = { text, private: isPrivate, isShared: true };
  if (here === undefined || here.isShared) {
    bringHere(id, there);
  } else if (!here.text.startsWith(text)) {
    keepDraft(id, { text: joined(text, here.text), private: here.private || isPrivate });
  } else {
    shareSoon(id);
  }
}

function shareSoon(id: string): void {
  clearTimeout(due.get(id));
  due.set(
    id,
    setTimeout(() => {
      due.delete(id);
      share(id).catch(() => undefined); // It is kept here, and told with its next change, or at the next start.
    }, SHARED_AFTER),
  );
}

async function share(id: string): Promise<void> {
  const draft = draftOf(id);
  const params = { path: { id } };
  if (draft === undefined) {
    if (!known.delete(id)) return;
    await answer(api.DELETE('/api/v1/conversations/{id}/drafts/mine', { params }));
  } else if (draft.text.length <= LONGEST) {
    const body = { text: draft.text, private: draft.private };
    await answer(api.PUT('/api/v1/conversations/{id}/drafts/mine', { params, body }));
    known.add(id);
    if (draftOf(id) === draft) keepDraft(id, { ...draft, isShared: true });
  }
}
