import { t } from '@lingui/core/macro';
import { Fragment, useState } from 'react';
import { Dialog } from '@/ui/dialog';
import { CheckboxField } from '@/ui/field';
import { availableCommands, singleKeysAreOn, switchSingleKeys } from './commands';
import { keyName } from './key-name';
import css from './keyboard-sheet.module.css';

/** Lists every shortcut that works right now. It cannot fall behind: it reads what is registered. */
export function KeyboardSheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Dialog title={t`Keyboard shortcuts`} opened={opened} onClose={onClose}>
      <Shortcuts />
    </Dialog>
  );
}

function Shortcuts() {
  const [on, setOn] = useState(singleKeysAreOn);
  const commands = availableCommands()
    .filter((command) => command.keys.length > 0)
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
                    {command.keys.map((key, index) => (
                      <Fragment key={key}>
                        {index > 0 && <span className={css.or}>{t`or`}</span>}
                        <kbd className={css.key}>{keyName(key)}</kbd>
                      </Fragment>
                    ))}
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
    </div>
  );
}
