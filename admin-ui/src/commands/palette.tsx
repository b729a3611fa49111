import { t } from '@lingui/core/macro';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { contactName } from '@/live/contact-name';
import { lastActivity, useLive } from '@/live/store';
import { Dialog } from '@/ui/dialog';
import { availableCommands, type Command } from './commands';
import { keyName } from './key-name';
import css from './palette.module.css';

const MOST_CONVERSATIONS = 8;

interface PaletteProps {
  opened: boolean;
  onClose: () => void;
  onOpenConversation: (id: string) => void;
}

/** Everything that can be done here, found by typing; each line shows the key that does it faster next time. */
export function Palette({ opened, onClose, onOpenConversation }: PaletteProps) {
  return (
    <Dialog title={t`Commands`} opened={opened} onClose={onClose}>
      <Choices onClose={onClose} onOpenConversation={onOpenConversation} />
    </Dialog>
  );
}

function Choices({ onClose, onOpenConversation }: Omit<PaletteProps, 'opened'>) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  // What could be done when it was opened: while it is open, it is what has the focus.
  const [commands] = useState(() => availableCommands().filter((one) => one.id !== 'palette'));
  const found = useMemo(
    () => [...matching(commands, text), ...conversations(text, onOpenConversation)],
    [commands, text, onOpenConversation],
  );
  const active = Math.min(at, found.length - 1);
  const run = (command: Command | undefined) => {
    if (!command) return;
    onClose();
    // After the dialog has given the focus back, so that a command can take it.
    setTimeout(command.run, 0);
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
    <div className={css.palette}>
      <input
        className={css.field}
        role="combobox"
        aria-label={t`Commands`}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={found.length > 0 ? `${id}-${active}` : undefined}
        placeholder={t`What do you want to do?`}
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
        {found.map((command, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active option
          <div
            key={command.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            className={css.option}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' });
            }}
            onClick={() => run(command)}
          >
            <span className={css.label} dir="auto">
              {command.label}
            </span>
            <span className={css.group}>{command.group}</span>
            {command.keys[0] && <kbd className={css.key}>{keyName(command.keys[0])}</kbd>}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className={css.none}>{t`Nothing matches`}</p>}
    </div>
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

function matching(commands: readonly Command[], text: string): Command[] {
  return commands.filter((one) => matches(`${one.label} ${one.group}`, text.trim()));
}

function conversations(text: string, open: (id: string) => void): Command[] {
  if (text.trim() === '') return [];
  return Object.values(useLive.getState().conversations)
    .filter((one) => matches(`${contactName(one)} #${one.display_id}`, text.trim()))
    .sort((a, b) => (lastActivity(a) < lastActivity(b) ? 1 : -1))
    .slice(0, MOST_CONVERSATIONS)
    .map((one) => ({
      id: `conversation ${one.id}`,
      label: contactName(one),
      group: `#${one.display_id}`,
      keys: [],
      run: () => open(one.id),
    }));
}
