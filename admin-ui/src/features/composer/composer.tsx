import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { type DragEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { meQuery, platformsQuery, queryClient } from '@/api/queries';
import type { Message, Platform } from '@/api/types';
import { isMac, useCommands } from '@/commands/commands';
import { count, momentName } from '@/i18n/format';
import { newestSeq, seenSeq } from '@/live/collision';
import { writesTo } from '@/live/composing';
import { draftOf, joined, keepDraft } from '@/live/drafts';
import { heldIn, sendReply, takeBack } from '@/live/outbox';
import { tellNoLongerTyping, tellTyping, useTellPresence } from '@/live/presence';
import type { Revision } from '@/live/revision';
import { type PendingFile, useLive } from '@/live/store';
import { changeStatus } from '@/live/work';
import { prefer, usePreferences } from '@/preferences/preferences';
import { Button, IconButton } from '@/ui/button';
import { classNames } from '@/ui/class-names';
import { IconAttach, IconChevronDown, IconClock, IconLock, IconResolve, IconSend, IconX } from '@/ui/icons';
import { Menu, MenuChoice, MenuDivider, MenuItem } from '@/ui/menu';
import { TimePicker } from '@/ui/time-picker';
import { toast } from '@/ui/toasts';
import css from './composer.module.css';
import { SuggestionList } from './suggestion-list';
import { type Suggestion, useSuggesting } from './suggestions';
import { replaced } from './trigger';
import { UploadList } from './upload-list';
import { useUploads } from './uploads';

const KEEP_AFTER = 300;

interface ComposerProps {
  conversationId: string;
  contactName: string;
  replyTo: Message | null;
  /** What is being written again; null for something new. */
  revision: Revision | null;
  onRevised: () => void;
  onReplyToNothing: () => void;
  onLeave: () => void;
}

/** Where replies and notes are written. It owns its text: nothing else redraws while somebody types. */
export function Composer(props: ComposerProps) {
  const { conversationId, contactName, replyTo, revision, onRevised, onReplyToNothing, onLeave } = props;
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => revision?.text ?? draftOf(conversationId)?.text ?? '');
  const [isNote, setIsNote] = useState(() => revision?.private ?? draftOf(conversationId)?.private ?? false);
  // A text that is written again is no draft: the reply it replaces is still there.
  const keep = useKeptDraft(revision ? null : conversationId);

  // What was there when somebody began to write; what colleagues add while they do must not be overlooked.
  const began = useRef<number | null>(null);
  useEffect(() => {
    if (began.current === null && text !== '') began.current = newestSeq(conversationId);
  }, [conversationId, text]);

  const { enterSends, undoSeconds } = usePreferences();
  const files = useUploads(conversationId);
  const platform = usePlatformOf(conversationId);
  const noFiles =
    platform && !platform.capabilities.includes('attachments') ? t`${platform.label} takes no files from here` : null;
  const [isDropping, setIsDropping] = useState(false);
  const dropping = {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      setIsDropping(true);
    },
    onDragLeave: () => setIsDropping(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setIsDropping(false);
      files.add([...event.dataTransfer.files]);
    },
  };
  const canSend = !files.isBusy && (text.trim() !== '' || files.ids.length > 0);
  const suggesting = useSuggesting(conversationId, text, isNote);
  useTellPresence(conversationId, text !== '' && !isNote);

  const write = (next: string) => {
    if (text === '' || next === '') began.current = null;
    if (next === '') tellNoLongerTyping(conversationId, isNote);
    else tellTyping(conversationId, isNote);
    setText(next);
    keep({ text: next, private: isNote });
  };
  const put = (taken: string, takenFiles: readonly PendingFile[]) => {
    const next = joined(taken, text);
    setIsNote(false);
    setText(next);
    keep({ text: next, private: false }, 'now');
    files.takeUp(takenFiles);
    field.current?.focus();
  };
  // What is taken back comes to whoever writes here at that moment.
  useEffect(() => writesTo(conversationId, put));
  const held = useLive((state) => heldIn(state.pending, conversationId));
  const undo = () => {
    if (held !== undefined) void takeBack(held);
  };
  const sendingAs = useRef<HTMLSpanElement>(null);
  const [isPickingTime, setIsPickingTime] = useState(false);
  const pickTime = () => {
    if (canSend && !isNote) setIsPickingTime(true);
  };
  const sendLater = (at: string) => {
    send(at);
    toast(t`It goes out ${momentName(at)}`);
  };
  const switchTo = (note: boolean) => {
    setIsNote(note);
    keep({ text, private: note });
    field.current?.focus();
  };
  const send = (sendAt: string | null = null) => {
    if (!canSend) return;
    sendReply({
      conversationId,
      text,
      private: isNote,
      files: files.uploads.flatMap(({ id, name, size }) => (id === null ? [] : { id, name, size })),
      sendAt: isNote ? null : sendAt,
      undoSeconds: isNote || sendAt !== null || undoSeconds === 0 ? null : undoSeconds,
      replyToId: isNote ? null : (replyTo?.id ?? null),
      // A note is for colleagues: it comes as well after theirs as before.
      lastSeenSeq: isNote ? null : seenSeq(conversationId, began.current ?? newestSeq(conversationId), myId()),
    });
    began.current = null;
    tellNoLongerTyping(conversationId, isNote);
    revision?.putAway();
    setText('');
    files.clear();
    keep({ text: '', private: false }, 'now');
    onReplyToNothing();
    onRevised();
    field.current?.focus();
  };
  const choose = async (suggestion: Suggestion) => {
    const trigger = suggesting.trigger;
    if (!trigger) return;
    try {
      const filled = await suggestion.text();
      const next = replaced(text, trigger, filled.text);
      write(next.text);
      suggesting.moved(next.caret);
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(next.caret, next.caret);
      });
      if (filled.missing.length > 0) toast(t`Not known, so not filled in: ${filled.missing.join(', ')}`);
    } catch (error) {
      toast(
        t`The saved reply could not be filled in. ${error instanceof Error ? error.message : ''}`,
        undefined,
        'error',
      );
    }
  };
  const sendAndResolve = () => {
    if (!canSend) return;
    send();
    changeStatus(conversationId, 'resolved');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || suggesting.takes(event, choose)) return;
    const mod = isMac ? event.metaKey : event.ctrlKey;
    if (event.key === 'Enter' && (mod || (enterSends && !event.shiftKey && !isTouch()))) {
      event.preventDefault();
      if (mod && event.shiftKey) sendAndResolve();
      else send();
    }
    if (mod && event.shiftKey && event.key.toLowerCase() === 'l') {
      event.preventDefault();
      pickTime();
    }
    // In an empty field there is nothing else to undo.
    if (mod && !event.shiftKey && event.key === 'z' && text === '' && held !== undefined) {
      event.preventDefault();
      undo();
    }
    if (event.key === 'Escape') {
      field.current?.blur();
      onLeave();
    }
  };
  const focus = (note: boolean) => {
    setIsNote(note);
    field.current?.focus();
  };
  useCommands([
    { id: 'reply', group: t`Conversation`, label: t`Reply`, keys: ['r', 'Enter'], run: () => focus(false) },
    { id: 'note', group: t`Conversation`, label: t`Write a note`, keys: ['c'], run: () => focus(true) },
    // Taken by the field itself; named here so that it is listed.
    { id: 'send', group: t`Conversation`, label: t`Send`, keys: ['Mod+Enter'], run: () => send() },
    {
      id: 'send-resolve',
      group: t`Conversation`,
      label: t`Send and resolve`,
      keys: ['Mod+Shift+Enter'],
      run: sendAndResolve,
    },
    { id: 'send-later', group: t`Conversation`, label: t`Send later…`, keys: ['Mod+Shift+L'], run: pickTime },
    {
      id: 'take-back',
      group: t`Conversation`,
      label: t`Take the reply back`,
      keys: ['z'],
      enabled: held !== undefined,
      run: undo,
    },
  ]);

  return (
    <section className={classNames(css.composer, isNote && css.note)} aria-label={t`Write`}>
      <div className={css.box} data-dropping={isDropping} {...(noFiles === null || isNote ? dropping : {})}>
        {suggesting.list && (
          <SuggestionList
            id="composer-suggestions"
            label={suggesting.trigger?.kind === 'mention' ? t`Colleagues` : t`Saved replies`}
            suggestions={suggesting.list}
            active={suggesting.active}
            onChoose={(one) => void choose(one)}
          />
        )}
        <div role="tablist" aria-label={t`What to write`} className={css.tabs}>
          <Tab chosen={!isNote} onChoose={() => switchTo(false)}>{t`Reply`}</Tab>
          <Tab chosen={isNote} onChoose={() => switchTo(true)}>{t`Note`}</Tab>
          {isNote && (
            <span className={css.private}>
              <IconLock aria-hidden />
              {t`Only your team sees this`}
            </span>
          )}
        </div>
        {revision && (
          <div className={css.replyTo}>
            <span className={css.replyToText}>{t`Sent in place of the reply that did not get through`}</span>
            <IconButton label={t`Leave that reply as it is`} icon={<IconX />} onClick={onRevised} />
          </div>
        )}
        {replyTo && !isNote && (
          <div className={css.replyTo}>
            <span className={css.replyToText} dir="auto">
              {t`Replying to ${replyTo.sender.name || t`Unknown`}`}: {replyTo.text}
            </span>
            <IconButton label={t`Do not refer to this message`} icon={<IconX />} onClick={onReplyToNothing} />
          </div>
        )}
        <div role="tabpanel" aria-label={isNote ? t`Note` : t`Reply`} className={css.panel}>
          <textarea
            ref={field}
            id="composer"
            className={css.field}
            aria-label={isNote ? t`Note` : t`Reply`}
            aria-describedby="composer-hint"
            placeholder={isNote ? t`Write a note for your team…` : t`Reply to ${contactName}…`}
            value={text}
            // biome-ignore lint/a11y/noAutofocus: somebody just asked to write here
            autoFocus={revision !== null}
            rows={2}
            dir="auto"
            enterKeyHint="enter"
            aria-autocomplete="list"
            aria-controls={suggesting.list ? 'composer-suggestions' : undefined}
            aria-activedescendant={suggesting.list?.length ? `composer-suggestions-${suggesting.active}` : undefined}
            onChange={(event) => {
              write(event.target.value);
              suggesting.moved(event.target.selectionStart);
            }}
            onSelect={(event) => suggesting.moved(event.currentTarget.selectionStart)}
            onBlur={suggesting.close}
            onPaste={(event) => {
              if (event.clipboardData.files.length === 0 || (noFiles !== null && !isNote)) return;
              event.preventDefault();
              files.add([...event.clipboardData.files]);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <UploadList uploads={files.uploads} onAgain={files.again} onRemove={files.remove} />
        <div className={css.bar}>
          <AttachButton refused={isNote ? null : noFiles} onFiles={files.add} />
          <Limit text={text} limit={isNote ? undefined : platform?.text_limit} />
          <span id="composer-hint" className={css.hint}>
            {enterSends ? t`↵ to send, ⇧↵ for a new line` : isMac ? t`⌘↵ to send` : t`Ctrl ↵ to send`}
          </span>
          <span ref={sendingAs} className={css.sending}>
            <Button
              look="primary"
              className={css.send}
              icon={<IconSend aria-hidden />}
              disabled={!canSend}
              onClick={() => send()}
            >
              {t`Send`}
            </Button>
            <Menu
              position="top-end"
              trigger={
                <Button
                  look="primary"
                  className={css.more}
                  icon={<IconChevronDown aria-hidden />}
                  disabled={!canSend}
                  aria-label={t`More ways to send`}
                />
              }
            >
              <MenuItem icon={<IconResolve aria-hidden />} onSelect={sendAndResolve}>
                {isNote ? t`Save the note and resolve` : t`Send and resolve`}
              </MenuItem>
              {!isNote && (
                <MenuItem icon={<IconClock aria-hidden />} onSelect={pickTime}>
                  {t`Send later…`}
                </MenuItem>
              )}
              <MenuDivider />
              <MenuChoice chosen={enterSends} onSelect={() => prefer({ enterSends: !enterSends })}>
                {t`Enter sends`}
              </MenuChoice>
            </Menu>
          </span>
          {isPickingTime && (
            <TimePicker
              anchor={sendingAs}
              placement="top-end"
              label={t`Send at`}
              icon={<IconClock aria-hidden />}
              onPick={sendLater}
              onClose={() => setIsPickingTime(false)}
            />
          )}
        </div>
      </div>
    </section>
  );
}

function usePlatformOf(conversationId: string): Platform | undefined {
  const id = useLive((state) => state.conversations[conversationId]?.platform);
  const { data } = useQuery(platformsQuery);
  return data?.find((one) => one.id === id);
}

/** How near the text comes to the longest that one message of the platform holds; said only when it is near. */
function Limit({ text, limit }: { text: string; limit: Platform['text_limit'] | undefined }) {
  const length = limit ? lengthIn(text, limit.unit) : 0;
  if (!limit || length < limit.max * 0.8) return null;
  return (
    <span className={css.limit} data-over={length > limit.max} role="status">
      {length > limit.max ? t`Goes out in parts · ` : ''}
      {count(length)} / {count(limit.max)}
    </span>
  );
}

function lengthIn(text: string, unit: string): number {
  if (unit === 'utf8_bytes') return new TextEncoder().encode(text).length;
  return unit === 'code_points' ? Array.from(text).length : text.length;
}

function AttachButton({ refused, onFiles }: { refused: string | null; onFiles: (files: readonly File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <span className={css.attach}>
      <IconButton
        label={refused ?? t`Attach files`}
        icon={<IconAttach />}
        disabled={refused !== null}
        onClick={() => input.current?.click()}
      />
      <input
        ref={input}
        type="file"
        multiple
        hidden
        aria-label={t`Files to attach`}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
    </span>
  );
}

/** On a touch keyboard Enter is the only way to a new line, and the button is near. */
function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}

function myId(): string | undefined {
  return queryClient.getQueryData(meQuery.queryKey)?.id;
}

function Tab({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      className={css.tab}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]');
        const other = [...(tabs ?? [])].find((tab) => tab !== event.currentTarget);
        other?.click();
        other?.focus();
      }}
    >
      {children}
    </button>
  );
}

/** Keeps what is being written a moment after the last key press, and at once when the page or the thread is left. */
function useKeptDraft(conversationId: string | null) {
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; keepNow: () => void }>(undefined);
  useEffect(() => {
    const flush = () => {
      clearTimeout(waiting.current?.timer);
      waiting.current?.keepNow();
    };
    globalThis.addEventListener('pagehide', flush);
    return () => {
      globalThis.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  return (draft: { text: string; private: boolean }, when: 'soon' | 'now' = 'soon') => {
    clearTimeout(waiting.current?.timer);
    const keepNow = () => {
      waiting.current = undefined;
      if (conversationId !== null) keepDraft(conversationId, draft);
    };
    if (when === 'now') keepNow();
    else waiting.current = { timer: setTimeout(keepNow, KEEP_AFTER), keepNow };
  };
}
