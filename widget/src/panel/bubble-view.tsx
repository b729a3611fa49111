import { timeOf } from './dates';
import { pieces } from './links';
import { parts } from './parts';
import { UNREACHABLE } from './sender';
import type { Say } from './texts';
import type { Bubble } from './thread';

interface BubbleProps {
  bubble: Bubble;
  begins: boolean;
  ends: boolean;
  locale: string;
  say: Say;
  onRetry: () => void;
  onDiscard: () => void;
}

/** What was written is text and nothing else, from either side. */
export function BubbleView({ bubble, begins, ends, locale, say, onRetry, onDiscard }: BubbleProps) {
  const { mine, text, files, name, state, reason, at } = bubble;
  const side = mine ? 'mine' : 'theirs';
  return (
    <li class={`${side} ${state} ${begins ? 'begins' : ''} ${ends ? 'ends' : ''}`}>
      <span class="unseen">{mine ? say('you') : (name ?? say('support'))}: </span>
      {!mine && begins && (
        <p class="name" aria-hidden="true">
          {name ?? say('support')}
        </p>
      )}
      {text !== '' && (
        <div class="text">
          {pieces(text).map((piece) =>
            piece.href ? (
              <a href={piece.href} target="_blank" rel="noopener noreferrer nofollow ugc">
                {piece.text}
              </a>
            ) : (
              piece.text
            ),
          )}
        </div>
      )}
      {files.map((file) => parts.files && <parts.files.FileView file={file} locale={locale} say={say} />)}
      {state === 'failed' ? (
        <p class="meta" role="alert">
          {say(reason === UNREACHABLE ? 'noConnection' : (parts.files?.REFUSALS[reason ?? ''] ?? 'failed'))}
          <button type="button" class="link" onClick={onRetry}>
            {say('retry')}
          </button>
          <button type="button" class="link" onClick={onDiscard}>
            {say('discard')}
          </button>
        </p>
      ) : (
        (ends || state === 'sending') && (
          <p class="meta">
            {state === 'sending' ? say('sending') : timeOf(at, locale)}
            {state === 'sent' && ` · ${say('sent')}`}
          </p>
        )
      )}
    </li>
  );
}
