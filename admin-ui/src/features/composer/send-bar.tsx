import { t } from '@lingui/core/macro';
import { type ReactNode, useRef } from 'react';
import { isMac } from '@/commands/commands';
import { prefer, usePreferences } from '@/preferences/preferences';
import { Button } from '@/ui/button';
import { IconChevronDown, IconClock, IconResolve, IconSend } from '@/ui/icons';
import { Menu, MenuChoice, MenuDivider, MenuItem } from '@/ui/menu';
import { TimePicker } from '@/ui/time-picker';
import css from './send-bar.module.css';

interface SendBarProps {
  /** What stands before the ways to send. */
  children: ReactNode;
  isNote: boolean;
  canSend: boolean;
  isPickingTime: boolean;
  onPickingTime: (isPicking: boolean) => void;
  onSend: () => void;
  onSendAndResolve: () => void;
  onSendLater: (at: string) => void;
}

/** Every way to send what is written. */
export function SendBar(props: SendBarProps) {
  const { children, isNote, canSend, isPickingTime, onPickingTime, onSend, onSendAndResolve, onSendLater } = props;
  const { enterSends } = usePreferences();
  const sendingAs = useRef<HTMLSpanElement>(null);
  return (
    <div className={css.bar}>
      {children}
      <span id="composer-hint" className={css.hint}>
        {enterSends ? t`↵ to send, ⇧↵ for a new line` : isMac ? t`⌘↵ to send` : t`Ctrl ↵ to send`}
      </span>
      <span ref={sendingAs} className={css.sending}>
        <Button
          look="primary"
          className={css.send}
          icon={<IconSend aria-hidden />}
          disabled={!canSend}
          onClick={onSend}
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
          <MenuItem icon={<IconResolve aria-hidden />} onSelect={onSendAndResolve}>
            {isNote ? t`Save the note and resolve` : t`Send and resolve`}
          </MenuItem>
          {!isNote && (
            <MenuItem icon={<IconClock aria-hidden />} onSelect={() => onPickingTime(true)}>
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
          onPick={onSendLater}
          onClose={() => onPickingTime(false)}
        />
      )}
    </div>
  );
}
