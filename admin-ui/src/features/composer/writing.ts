import { useEffect, useRef, useState } from 'react';
import { meQuery, queryClient } from '@/api/queries';
import { newestSeq, seenSeq } from '@/live/collision';
import { type Draft, draftOf, joined } from '@/live/drafts';
import { sendReply } from '@/live/outbox';
import { tellNoLongerTyping, tellTyping, useTellPresence } from '@/live/presence';
import type { Revision } from '@/live/revision';
import type { PendingFile } from '@/live/store';
import { useKeptDraft } from './kept-draft';

/** What somebody writes in a conversation: kept as a draft, told to colleagues, and sent. */
export function useWriting(conversationId: string, revision: Revision | null) {
  const [text, setText] = useState(() => revision?.text ?? draftOf(conversationId)?.text ?? '');
  const [isNote, setIsNote] = useState(() => revision?.private ?? draftOf(conversationId)?.private ?? false);
  // A text that is written again is no draft: the reply it replaces is still there.
  const keep = useKeptDraft(revision ? null : conversationId);
  useTellPresence(conversationId, text !== '' && !isNote);

  // What was there when somebody began to write; what colleagues add while they do must not be overlooked.
  const began = useRef<number | null>(null);
  useEffect(() => {
    if (began.current === null && text !== '') began.current = newestSeq(conversationId);
  }, [conversationId, text]);

  return {
    text,
    isNote,
    setIsNote,
    write: (next: string) => {
      if (text === '' || next === '') began.current = null;
      if (next === '') tellNoLongerTyping(conversationId, isNote);
      else tellTyping(conversationId, isNote);
      setText(next);
      keep({ text: next, private: isNote });
    },
    /** Takes up a reply that was on its way; it is kept before anything else happens to it. */
    takeUp: (reply: string) => {
      setIsNote(false);
      setText(reply);
      keep({ text: reply, private: false }, 'now');
    },
    /** Shows what was begun on another device; what is written here already stays. */
    fill: (draft: Draft) => {
      if (text !== '' || revision) return;
      setText(draft.text);
      setIsNote(draft.private);
    },
    /** Takes up what a colleague began. What is for the team only does not become an answer by being joined to one. */
    goOnWith: (draft: Draft) => {
      const note = draft.private || (isNote && text !== '');
      const next = joined(draft.text, text);
      setIsNote(note);
      setText(next);
      keep({ text: next, private: note }, 'now');
    },
    switchTo: (note: boolean) => {
      setIsNote(note);
      keep({ text, private: note });
    },
    send: (what: { files: PendingFile[]; replyToId: string | null; sendAt: string | null; undoSeconds: number }) => {
      const { files, replyToId, sendAt, undoSeconds } = what;
      sendReply({
        conversationId,
        text,
        private: isNote,
        files,
        sendAt: isNote ? null : sendAt,
        undoSeconds: isNote || sendAt !== null || undoSeconds === 0 ? null : undoSeconds,
        replyToId: isNote ? null : replyToId,
        // A note is for colleagues: it comes as well after theirs as before.
        lastSeenSeq: isNote ? null : seenSeq(conversationId, began.current ?? newestSeq(conversationId), myId()),
      });
      began.current = null;
      tellNoLongerTyping(conversationId, isNote);
      setText('');
      keep({ text: '', private: false }, 'now');
    },
  };
}

function myId(): string | undefined {
  return queryClient.getQueryData(meQuery.queryKey)?.id;
}
