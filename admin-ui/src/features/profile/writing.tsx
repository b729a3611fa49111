import { t } from '@lingui/core/macro';
import { isMac } from '@/commands/commands';
import { prefer, usePreferences } from '@/preferences/preferences';
import { Card } from '@/ui/card';
import { RadioChoices } from '@/ui/choices';

export function Writing() {
  const { enterSends } = usePreferences();
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
    </Card>
  );
}
