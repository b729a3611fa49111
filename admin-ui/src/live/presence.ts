import { useEffect, useRef } from 'react';
import { create } from 'zustand';
import { answer, api } from '@/api/client';
import { meQuery, queryClient } from '@/api/queries';
import type { Presence, Typing } from '@/api/types';

export type Person = Presence['people'][number];

export interface Writer {
  readonly id: string;
  readonly name: string | null;
  readonly kind: 'agent' | 'contact';
  /** For the team only: nobody outside is being answered. */
  readonly note: boolean;
}

interface PresenceState {
  /** Who of us is in which conversation, without oneself. */
  readonly people: Readonly<Record<string, readonly Person[]>>;
  readonly writers: Readonly<Record<string, readonly Writer[]>>;
}

/** Who is here and who is writing: true for moments, kept by nobody. */
export const usePresence = create<PresenceState>(() => ({ people: {}, writers: {} }));

const { getState: get, setState: set } = usePresence;

/** The server forgets us after 45 seconds. */
const SAY_EVERY = 20_000;
/** Whoever only passes a conversation on the way to another is gone from it within this time. */
export const PASSES_WITHIN = 400;
/** It says that we write for six. */
const SAY_TYPING_EVERY = 3_000;

/** Everybody in a conversation, as the last event about it says. */
export function receivePresence({ conversation_id, people }: Presence): void {
  const others = people.filter((one) => one.id !== myId());
  const { [conversation_id]: _, ...rest } = get().people;
  set({ people: others.length === 0 ? rest : { ...rest, [conversation_id]: others } });
}

const endings = new Map<string, ReturnType<typeof setTimeout>>();

/** Somebody types, or has stopped; when nothing more is heard it is over by itself. */
export function receiveTyping({ conversation_id, by, typing, note, expires_in_ms }: Typing): void {
  if (by.kind === 'agent' && by.id === myId()) return;
  const key = `${conversation_id} ${by.kind} ${by.id}`;
  clearTimeout(endings.get(key));
  endings.delete(key);
  const others = (get().writers[conversation_id] ?? []).filter((one) => one.id !== by.id || one.kind !== by.kind);
  const writers = typing ? [...others, { id: by.id, name: by.name ?? null, kind: by.kind, note }] : others;
  const { [conversation_id]: _, ...rest } = get().writers;
  set({ writers: writers.length === 0 ? rest : { ...rest, [conversation_id]: writers } });
  if (typing) {
    const stop = () => receiveTyping({ conversation_id, by, typing: false, note, expires_in_ms: 0 });
    endings.set(key, setTimeout(stop, expires_in_ms));
  }
}

/** Who was here before the stream told us of changes. */
export async function askWhoIsHere(): Promise<void> {
  const { items } = await answer(api.GET('/api/v1/presence'));
  set({ people: {}, writers: {} });
  for (const one of items) receivePresence(one);
}

/**
 * Says that this person is in a conversation for as long as it is on screen, and whether they are answering. Whoever only passes it on
 * the way to another is not in it.
 */
export function useTellPresence(conversationId: string, replying: boolean): void {
  const isTold = useRef(false);
  useEffect(() => {
    const state = replying ? 'replying' : 'viewing';
    const say = () => {
      if (document.visibilityState !== 'visible') return;
      isTold.current = true;
      tell(conversationId, state);
    };
    const first = setTimeout(say, isTold.current ? 0 : PASSES_WITHIN);
    const timer = setInterval(say, SAY_EVERY);
    document.addEventListener('visibilitychange', say);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
      document.removeEventListener('visibilitychange', say);
    };
  }, [conversationId, replying]);
  useEffect(
    () => () => {
      if (isTold.current) tell(conversationId, 'left');
      isTold.current = false;
    },
    [conversationId],
  );
}

function tell(id: string, state: 'viewing' | 'replying' | 'left'): void {
  // Nobody waits for it, and it is said again soon.
  answer(api.POST('/api/v1/conversations/{id}/presence', { params: { path: { id } }, body: { state } })).catch(
    () => undefined,
  );
}

const saidAt = new Map<string, number>();

/** A key was pressed in a conversation's composer. */
export function tellTyping(id: string, note: boolean, now = Date.now()): void {
  if (now - (saidAt.get(id) ?? 0) < SAY_TYPING_EVERY) return;
  saidAt.set(id, now);
  sayTyping(id, true, note);
}

export function tellNoLongerTyping(id: string, note: boolean): void {
  if (saidAt.delete(id)) sayTyping(id, false, note);
}

function sayTyping(id: string, typing: boolean, note: boolean): void {
  answer(api.POST('/api/v1/conversations/{id}/typing', { params: { path: { id } }, body: { typing, note } })).catch(
    () => undefined,
  );
}

function myId(): string | undefined {
  return queryClient.getQueryData(meQuery.queryKey)?.id;
}
