import { t } from '@lingui/core/macro';
import { type ReactNode, type RefObject, useState } from 'react';
import { momentName } from '@/i18n/format';
import { parseSnooze, type SnoozeTime, snoozeTimes } from '@/live/snooze-times';
import type { Placement } from './anchored';
import { type Choice, Picker } from './picker';

interface TimePickerProps {
  label: string;
  icon: ReactNode;
  anchor: RefObject<HTMLElement | null>;
  placement?: Placement;
  /** What else than a time may be chosen, by its value. */
  besides?: readonly Choice[];
  /** The time as the API says it, or the value of what else was chosen. */
  onPick: (value: string) => void;
  onClose: () => void;
}

/** A moment to come: one of those that people most often mean, or whatever they type. */
export function TimePicker({ icon, besides = [], ...picker }: TimePickerProps) {
  const [now] = useState(() => new Date());
  const names: Record<SnoozeTime['id'], string> = {
    later: t`Later today`,
    tomorrow: t`Tomorrow`,
    monday: t`Next Monday`,
    week: t`In a week`,
  };
  return (
    <Picker
      {...picker}
      placeholder={t`3h, tomorrow 9, fri 14:30…`}
      nothing={t`Write a time like 3h, 2 days or tomorrow 9`}
      choices={[
        ...snoozeTimes(now).map((one) => ({
          value: one.at.toISOString(),
          label: names[one.id],
          hint: momentName(one.at.toISOString()),
          icon,
        })),
        ...besides,
      ]}
      fromText={(text) => {
        const at = parseSnooze(text, now)?.toISOString();
        return at === undefined ? undefined : { value: at, label: momentName(at), icon, hint: text };
      }}
    />
  );
}
