import { t } from '@lingui/core/macro';
import { Fragment, type KeyboardEvent, useState } from 'react';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { CheckboxField } from '@/ui/field';
import { availableCommands, type Command, keyPressed, singleKeysAreOn, switchSingleKeys } from './commands';
import { keyName } from './key-name';
import css from './keyboard-sheet.module.css';
import { chooseKeys, forgetOwnKeys, useOwnKeys } from './own-keys';

/** Lists every shortcut that works right now, and lets people choose others. It reads what is registered. */
export function KeyboardSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog title={t`Keyboard shortcuts`} opened={opened} onClose={onClose}>
      <Shortcuts />
    </Dialog>
  );
}

function Shortcuts() {
  const [on, setOn] = useState(singleKeysAreOn);
  const [changing, setChanging] = useState<string | null>(null);
  const own = useOwnKeys();
  const commands = availableCommands()
    .filter((command) => command.keys.length > 0 || command.id in own)
    .reverse();
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <div className={css.sheet}>
      {groups.map((group) => (
        <section key={group}>
          <h3 className={css.group}>{group}</h3>
          <dl className={css.list}>
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <div key={command.id} className={css.line}>
                  <dt>{command.label}</dt>
                  <dd className={css.keys}>
                    {changing === command.id ? (
                      <Asking command={command} commands={commands} onDone={() => setChanging(null)} />
                    ) : (
                      <button
                        type="button"
                        className={css.change}
                        aria-label={t`Change the keys of ${command.label}`}
                        onClick={() => setChanging(command.id)}
                      >
                        {command.keys.length === 0 && <span className={css.or}>{t`none`}</span>}
                        {command.keys.map((key, index) => (
                          <Fragment key={key}>
                            {index > 0 && <span className={css.or}>{t`or`}</span>}
                            <kbd className={css.key}>{keyName(key)}</kbd>
                          </Fragment>
                        ))}
                      </button>
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
      <CheckboxField
        label={t`Single-key shortcuts`}
        help={t`Turn them off if you use speech input or press keys by accident.`}
        checked={on}
        onChange={(event) => {
          setOn(event.target.checked);
          switchSingleKeys(event.target.checked);
        }}
      />
      {Object.keys(own).length > 0 && <Button onClick={forgetOwnKeys}>{t`Give all their usual keys again`}</Button>}
    </div>
  );
}

interface AskingProps {
  command: Command;
  commands: readonly Command[];
  onDone: () => void;
}

/** Waits for the key that is to stand for a command; one that is taken changes hands. */
function Asking({ command, commands, onDone }: AskingProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (['Shift', 'Control', 'Meta', 'Alt', 'Tab'].includes(event.key)) return;
    event.preventDefault();
    if (event.key === 'Backspace' || event.key === 'Delete') chooseKeys(command.id, []);
    else {
      const key = keyPressed(event);
      for (const other of commands) {
        if (other.id !== command.id && other.keys.includes(key)) {
          chooseKeys(
            other.id,
            other.keys.filter((one) => one !== key),
          );
        }
      }
      chooseKeys(command.id, [key]);
    }
    onDone();
  };
  return (
    <button
      type="button"
      className={css.asking}
      // biome-ignore lint/a11y/noAutofocus: somebody just asked to press a key here
      autoFocus
      onKeyDown={onKeyDown}
      onBlur={onDone}
    >
      {t`Press a key · ⌫ for none`}
    </button>
  );
}
