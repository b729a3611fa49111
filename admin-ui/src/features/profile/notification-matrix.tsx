import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { playSound } from '@/live/sound';
import { OCCASIONS, type Occasion, prefer, SIGNALS, type Signal, usePreferences } from '@/preferences/preferences';
import { Button } from '@/ui/button';
import { Card } from '@/ui/card';
import { CheckboxField } from '@/ui/field';
import { FilterMoment } from '@/ui/filters';
import { IconVolume } from '@/ui/icons';
import css from './profile.module.css';

const NIGHT = { from: '22:00', to: '07:00' };

/** Of what messages somebody is told, and how. Never of one in the conversation they are looking at. */
export function NotificationMatrix() {
  const { notifications, quietHours } = usePreferences();
  const occasions: Record<Occasion, string> = {
    mine: t`Assigned to me`,
    unassigned: t`Assigned to nobody`,
    others: t`Everything else`,
  };
  const signals: Record<Signal, string> = { sound: t`Sound`, desktop: t`Desktop`, badge: t`Badge` };
  const set = (occasion: Occasion, signal: Signal, on: boolean) =>
    prefer({ notifications: { ...notifications, [occasion]: { ...notifications[occasion], [signal]: on } } });
  return (
    <Card
      title={t`Notifications`}
      help={t`When a customer writes. Only one tab tells you, however many are open.`}
      action={
        <Button size="small" icon={<IconVolume aria-hidden />} onClick={() => void playSound()}>{t`Test sound`}</Button>
      }
    >
      <table className={css.matrix}>
        <thead>
          <tr>
            <th scope="col">{t`Conversation`}</th>
            {SIGNALS.map((signal) => (
              <th key={signal} scope="col">
                {signals[signal]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {OCCASIONS.map((occasion) => (
            <tr key={occasion}>
              <th scope="row">{occasions[occasion]}</th>
              {SIGNALS.map((signal) => (
                <td key={signal}>
                  <label className={css.cell}>
                    <input
                      type="checkbox"
                      aria-label={`${occasions[occasion]}: ${signals[signal]}`}
                      checked={notifications[occasion][signal]}
                      onChange={(event) => set(occasion, signal, event.target.checked)}
                    />
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <DesktopPermission />
      <CheckboxField
        label={t`Quiet hours`}
        help={t`Nothing sounds or pops up; the badge still counts.`}
        checked={quietHours !== null}
        onChange={(event) => prefer({ quietHours: event.target.checked ? NIGHT : null })}
      />
      {quietHours && (
        <div className={css.hours}>
          <TimeField
            label={t`from`}
            value={quietHours.from}
            onChange={(from) => prefer({ quietHours: { ...quietHours, from } })}
          />
          <TimeField
            label={t`to`}
            value={quietHours.to}
            onChange={(to) => prefer({ quietHours: { ...quietHours, to } })}
          />
        </div>
      )}
    </Card>
  );
}

function TimeField({ label, value, onChange }: { label: string; value: string; onChange: (time: string) => void }) {
  return (
    <FilterMoment
      label={label}
      type="time"
      value={value}
      required
      onChange={(event) => event.target.value !== '' && onChange(event.target.value)}
    />
  );
}

/** The browser asks only because somebody pressed this, never by itself. */
function DesktopPermission() {
  const [permission, setPermission] = useState(() =>
    typeof Notification === 'undefined' ? 'missing' : Notification.permission,
  );
  switch (permission) {
    case 'granted':
      return null;
    case 'missing':
      return <p className={css.note}>{t`This browser has no desktop notifications.`}</p>;
    case 'denied':
      return (
        <p className={css.note}>
          {t`This browser blocks desktop notifications of this site. Allow them in its site settings.`}
        </p>
      );
    case 'default':
      return (
        <div className={css.hours}>
          <p className={css.note}>{t`The browser has to allow desktop notifications first.`}</p>
          <Button size="small" onClick={() => void Notification.requestPermission().then(setPermission)}>
            {t`Allow…`}
          </Button>
        </div>
      );
  }
}
