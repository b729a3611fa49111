import { plural, t } from '@lingui/core/macro';
import { isMac } from '@/commands/commands';
import { prefer, UNDO_SECONDS, usePreferences } from '@/preferences/preferences';
import { Card } from '@/ui/card';
import { RadioChoices } from '@/ui/choices';

export function Writing() {
  const { enterSends, undoSeconds } = usePreferences();
  const withMod = isMac ? '⌘ ↵' : 'Ctrl ↵';
  return (
    <Card title={t`Writing`}>
      <RadioChoices
        label={t`The Enter key`}
        value={enterSends ? 'sends' : 'breaks'}
        onChange={(value) => prefer({ enterSends: value === 'sends' })}
        options={[
          { value: 'breaks', label: t`Begins a new line`, help: t`${withMod} sends` },
          { value: 'sends', label: t`Sends`, help: t`Shift ↵ begins a new line` },
        ]}
      />
      <RadioChoices
        label={t`Take a reply back after sending it`}
        value={String(undoSeconds)}
        onChange={(value) => prefer({ undoSeconds: UNDO_SECONDS.find((one) => String(one) === value) ?? 0 })}
        options={UNDO_SECONDS.map((seconds) => ({
          value: String(seconds),
          label: seconds === 0 ? t`Not possible` : plural(seconds, { one: 'For # second', other: 'For # seconds' }),
          ...(seconds === 0 && { help: t`Replies leave at once` }),
        }))}
      />
    </Card>
  );
}
