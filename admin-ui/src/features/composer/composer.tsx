import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { platformsQuery } from '@/api/queries';
import type { Message, Platform } from '@/api/types';
import { isMac } from '@/commands/commands';
import { momentName } from '@/i18n/format';
import { writesTo } from '@/live/composing';
import { joined } from '@/live/drafts';
import { heldIn, takeBack } from '@/live/outbox';
import type { Revision } from '@/live/revision';
import { useLive } from '@/live/store';
import { changeStatus } from '@/live/work';
import { usePreferences } from '@/preferences/preferences';
import { classNames } from '@/ui/class-names';
import { toast } from '@/ui/toasts';
import { About } from './about';
import { AttachButton } from './attach-button';
import css from './composer.module.css';
import { useDropping } from './dropping';
import { OthersDrafts } from './others-drafts';
import { SendBar } from './send-bar';
import { SuggestionList } from './suggestion-list';
import { type Suggestion, useSuggesting } from './suggestions';
import { TextLimit } from './text-limit';
import { replaced } from './trigger';
import { UploadList } from './upload-list';
import { useUploads } from './uploads';
import { useWriting } from './writing';
import { useWritingCommands } from './writing-commands';
import { WritingTabs } from './writing-tabs';

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
  const writing = useWriting(conversationId, revision);
  const { text, isNote } = writing;
  const { enterSends, undoSeconds } = usePreferences();
  const [isPickingTime, setIsPickingTime] = useState(false);
  const files = useUploads(conversationId);
  const platform = usePlatformOf(conversationId);
  const noFiles =
    platform && !platform.capabilities.includes('attachments') ? t`${platform.label} takes no files from here` : null;
  const takesFiles = noFiles === null || isNote;
  const dropping = useDropping(takesFiles, files.add);
  const suggesting = useSuggesting(conversationId, text, isNote);
  const canSend = !files.isBusy && (text.trim() !== '' || files.ids.length > 0);

  // What is taken back comes to whoever writes here at that moment.
  useEffect(() =>
    writesTo(
      conversationId,
      (taken, takenFiles) => {
        writing.takeUp(joined(taken, text));
        files.takeUp(takenFiles);
        field.current?.focus();
      },
      writing.fill,
    ),
  );
  const held = useLive((state) => heldIn(state.pending, conversationId));
  const undo = () => {
    if (held !== undefined) void takeBack(held);
  };
  const send = (sendAt: string | null = null) => {
    if (!canSend) return;
    writing.send({
      files: files.uploads.flatMap(({ id, name, size }) => (id === null ? [] : { id, name, size })),
      replyToId: replyTo?.id ?? null,
      sendAt,
      undoSeconds,
    });
    revision?.putAway();
    files.clear();
    onReplyToNothing();
    onRevised();
    field.current?.focus();
  };
  const sendAndResolve = () => {
    if (!canSend) return;
    send();
    changeStatus(conversationId, 'resolved');
  };
  const sendLater = (at: string) => {
    send(at);
    toast(t`It goes out ${momentName(at)}`);
  };
  const pickTime = () => {
    if (canSend && !isNote) setIsPickingTime(true);
  };
  const focus = (note: boolean) => {
    writing.setIsNote(note);
    field.current?.focus();
  };
  useWritingCommands({
    onFocus: focus,
    onSend: () => send(),
    sendAndResolve,
    pickTime,
    undo,
    canUndo: held !== undefined,
  });

  const choose = async (suggestion: Suggestion) => {
    const trigger = suggesting.trigger;
    if (!trigger) return;
    try {
      const filled = await suggestion.text();
      const next = replaced(text, trigger, filled.text);
      writing.write(next.text);
      suggesting.moved(next.caret);
      requestAnimationFrame(() => {
        field.current?.focus();
        field.current?.setSelectionRange(next.caret, next.caret);
      });
      if (filled.missing.length > 0) toast(t`Not known, so not filled in: ${filled.missing.join(', ')}`);
    } catch (error) {
      const why = error instanceof Error ? error.message : '';
      toast(t`The saved reply could not be filled in. ${why}`, undefined, 'error');
    }
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

  return (
    <section className={classNames(css.composer, isNote && css.note)} aria-label={t`Write`}>
      <OthersDrafts
        conversationId={conversationId}
        onUse={(draft) => {
          writing.goOnWith(draft);
          field.current?.focus();
        }}
      />
      <div className={css.box} data-dropping={dropping.isOver} {...dropping.handlers}>
        {suggesting.list && (
          <SuggestionList
            id="composer-suggestions"
            label={suggesting.trigger?.kind === 'mention' ? t`Colleagues` : t`Saved replies`}
            suggestions={suggesting.list}
            active={suggesting.active}
            onChoose={(one) => void choose(one)}
          />
        )}
        <WritingTabs
          isNote={isNote}
          onSwitch={(note) => {
            writing.switchTo(note);
            field.current?.focus();
          }}
        />
        <About
          isRevision={revision !== null}
          replyTo={isNote ? null : replyTo}
          onRevised={onRevised}
          onReplyToNothing={onReplyToNothing}
        />
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
              writing.write(event.target.value);
              suggesting.moved(event.target.selectionStart);
            }}
            onSelect={(event) => suggesting.moved(event.currentTarget.selectionStart)}
            onBlur={suggesting.close}
            onPaste={(event) => {
              if (event.clipboardData.files.length === 0 || !takesFiles) return;
              event.preventDefault();
              files.add([...event.clipboardData.files]);
            }}
            onKeyDown={onKeyDown}
          />
        </div>
        <UploadList uploads={files.uploads} onAgain={files.again} onRemove={files.remove} />
        <SendBar
          isNote={isNote}
          canSend={canSend}
          isPickingTime={isPickingTime}
          onPickingTime={(isPicking) => (isPicking ? pickTime() : setIsPickingTime(false))}
          onSend={() => send()}
          onSendAndResolve={sendAndResolve}
          onSendLater={sendLater}
        >
          <AttachButton refused={isNote ? null : noFiles} onFiles={files.add} />
          <TextLimit text={text} limit={isNote ? undefined : platform?.text_limit} />
        </SendBar>
      </div>
    </section>
  );
}

function usePlatformOf(conversationId: string): Platform | undefined {
  const id = useLive((state) => state.conversations[conversationId]?.platform);
  const { data } = useQuery(platformsQuery);
  return data?.find((one) => one.id === id);
}

/** On a touch keyboard Enter is the only way to a new line, and the button is near. */
function isTouch(): boolean {
  return matchMedia('(pointer: coarse)').matches;
}
