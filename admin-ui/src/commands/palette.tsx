import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Fragment, type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import type { Conversation, MessageHit } from '@/api/types';
import { shortWhen } from '@/i18n/format';
import { contactName } from '@/live/contact-name';
import { conversationSearchQuery, fewMessagesQuery } from '@/live/search';
import { lastActivity, useLive } from '@/live/store';
import { Dialog } from '@/ui/dialog';
import { IconMessages, IconSearch } from '@/ui/icons';
import { Snippet } from '@/ui/snippet';
import { useNow } from '@/ui/use-now';
import { useSettled } from '@/ui/use-settled';
import { availableCommands, type Command } from './commands';
import { keyName } from './key-name';
import css from './palette.module.css';

const MOST_CONVERSATIONS = 8;
/** Fewer letters find half of everything. */
const WORTH_ASKING = 2;

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  onOpenConversation: (id: string, at?: number) => void;
  onSearch: (text: string) => void;
}

interface Line {
  readonly id: string;
  readonly section: string;
  readonly label: ReactNode;
  readonly hint?: string | undefined;
  readonly key?: string | undefined;
  readonly icon?: ReactNode;
  readonly run: () => void;
}

/** Everything that can be done here, found by typing; each line shows the key that does it faster next time. */
export function Palette({ opened, ...props }: PaletteProps) {
  return (
    <Dialog title={t`Commands`} opened={opened} onClose={props.onClose} bare>
      <Choices {...props} />
    </Dialog>
  );
}

function Choices({ onClose, onOpenConversation, onSearch }: Omit<PaletteProps, 'opened'>) {
  const id = useId();
  const now = useNow();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  // What could be done when it was opened: while it is open, it is what has the focus.
  const [commands] = useState(() => availableCommands().filter((one) => one.id !== 'palette'));
  const asked = useSettled(text.trim());
  const isWorthAsking = asked.length >= WORTH_ASKING;
  const { data: people } = useQuery({ ...conversationSearchQuery({ q: asked }), enabled: isWorthAsking });
  const { data: hits } = useQuery({ ...fewMessagesQuery(asked), enabled: isWorthAsking });

  const found = useMemo((): Line[] => {
    const wanted = text.trim();
    const lines = matching(commands, wanted).map(
      (one): Line => ({
        id: one.id,
        section: one.group,
        label: one.label,
        key: one.keys[0],
        run: one.run,
      }),
    );
    if (wanted === '') return lines;
    const conversations = named(wanted, isWorthAsking ? (people ?? []) : []).map(
      (one): Line => ({
        id: `conversation ${one.id}`,
        section: t`Conversations`,
        label: <bdi>{contactName(one)}</bdi>,
        hint: `#${one.display_id}`,
        icon: <IconMessages aria-hidden />,
        run: () => onOpenConversation(one.id),
      }),
    );
    const messages = (isWorthAsking ? (hits ?? []) : []).map(
      (hit: MessageHit): Line => ({
        id: `message ${hit.message_id}`,
        section: t`Messages`,
        label: (
          <>
            <span className={css.who}>{contactName(hit.conversation)}: </span>
            <Snippet parts={hit.snippet} />
          </>
        ),
        hint: shortWhen(hit.created_at, now),
        icon: <IconSearch aria-hidden />,
        run: () => onOpenConversation(hit.conversation.id, hit.seq),
      }),
    );
    const search: Line = {
      id: 'search',
      section: t`Messages`,
      label: t`Search messages for “${wanted}”`,
      icon: <IconSearch aria-hidden />,
      run: () => onSearch(wanted),
    };
    return [...lines, ...conversations, ...messages, search];
  }, [commands, text, people, hits, isWorthAsking, now, onOpenConversation, onSearch]);

  const active = Math.min(at, found.length - 1);
  const run = (line: Line | undefined) => {
    if (!line) return;
    onClose();
    // After the dialog has given the focus back, so that a command can take it.
    setTimeout(line.run, 0);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      setAt((active + step + found.length) % Math.max(1, found.length));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      run(found[active]);
    }
  };
  return (
    <>
      <input
        className={css.field}
        role="combobox"
        aria-label={t`Commands`}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        placeholder={t`Do, go to, or find…`}
        value={text}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={t`Commands`} className={css.list}>
        {found.map((line, index) => (
          <Fragment key={line.id}>
            {line.section !== found[index - 1]?.section && (
              <div role="presentation" className={css.section}>
                {line.section}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active option */}
            <div
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === active}
              className={css.option}
              ref={(element) => {
                if (index === active) element?.scrollIntoView({ block: 'nearest' });
              }}
              onClick={() => run(line)}
            >
              {line.icon}
              <span className={css.label}>{line.label}</span>
              {line.hint && <span className={css.hint}>{line.hint}</span>}
              {line.key && <kbd className={css.key}>{keyName(line.key)}</kbd>}
            </div>
          </Fragment>
        ))}
      </div>
    </>
  );
}

/** Every word has to be in it somewhere, in any order. */
function matches(line: string, text: string): boolean {
  const hay = line.toLocaleLowerCase();
  return text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}

/** Sorted by section, in the order the sections first come: what belongs to the context first. */
function matching(commands: readonly Command[], text: string): Command[] {
  const found = commands.filter((one) => matches(`${one.label} ${one.group}`, text));
  const sections = [...new Set(found.map((one) => one.group))];
  return sections.flatMap((section) => found.filter((one) => one.group === section));
}

/** Those on screen at once, and those the server finds among all there are. */
function named(text: string, found: readonly Conversation[]): Conversation[] {
  const here = Object.values(useLive.getState().conversations)
    .filter((one) => matches(`${contactName(one)} #${one.display_id}`, text))
    .sort((a, b) => (lastActivity(a) < lastActivity(b) ? 1 : -1))
    .slice(0, MOST_CONVERSATIONS);
  const seen = new Set(here.map((one) => one.id));
  return [...here, ...found.filter((one) => !seen.has(one.id))].slice(0, MOST_CONVERSATIONS);
}
