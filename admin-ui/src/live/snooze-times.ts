/** A moment to come back to a conversation. */
export interface SnoozeTime {
  readonly id: 'later' | 'tomorrow' | 'monday' | 'week';
  readonly at: Date;
}

const MORNING = 9;

/** The moments people most often mean, the nearest first; those that fall together are offered once. */
export function snoozeTimes(now: Date): SnoozeTime[] {
  const inThreeHours = new Date(now.getTime() + 3 * 3_600_000);
  inThreeHours.setMinutes(0, 0, 0);
  const times: SnoozeTime[] = [];
  if (inThreeHours.getDate() === now.getDate() && inThreeHours.getHours() <= 20) {
    times.push({ id: 'later', at: inThreeHours });
  }
  const tomorrow = morning(now, 1);
  times.push({ id: 'tomorrow', at: tomorrow });
  const monday = morning(now, daysUntil(now, 1));
  if (monday.getTime() !== tomorrow.getTime()) times.push({ id: 'monday', at: monday });
  times.push({ id: 'week', at: morning(now, 7) });
  return times;
}

const UNITS: Record<string, number> = { m: 1, min: 1, h: 60, hour: 60, d: 1440, day: 1440, w: 10_080, week: 10_080 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/**
 * Reads a moment as people type it: `3h`, `in 20 min`, `2 days`, `tomorrow 9`, `fri 14:30`, `17:00`. Undefined when it
 * says nothing, or something that is over.
 */
export function parseSnooze(text: string, now: Date): Date | undefined {
  const said = text
    .trim()
    .toLowerCase()
    .replace(/^in\s+/, '');
  const span = /^(\d{1,3})\s*(m|min|h|hour|d|day|w|week)(?:s|utes?)?$/.exec(said);
  if (span) {
    const minutes = Number(span[1]) * (UNITS[span[2] ?? ''] ?? 0);
    return minutes > 0 ? new Date(now.getTime() + minutes * 60_000) : undefined;
  }
  const [, word = '', clock = ''] = /^([a-z]*)\s*(?:at\s+)?([\d:apm\s]*)$/.exec(said) ?? [];
  const days = word === '' || word === 'today' ? 0 : word === 'tomorrow' || word === 'tmr' ? 1 : dayNamed(word, now);
  if (days === undefined || (word === '' && clock === '')) return undefined;
  const time = clock.trim() === '' ? { hours: MORNING, minutes: 0 } : timeOf(clock.trim());
  if (!time) return undefined;
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(time.hours, time.minutes, 0, 0);
  // "17:00" said in the evening is tomorrow's.
  if (word === '' && at <= now) at.setDate(at.getDate() + 1);
  return at > now ? at : undefined;
}

function dayNamed(word: string, now: Date): number | undefined {
  const day = word.length < 3 ? -1 : DAYS.findIndex((name) => name.startsWith(word));
  return day < 0 ? undefined : daysUntil(now, day);
}

function timeOf(clock: string): { hours: number; minutes: number } | undefined {
  const [, h, m = '0', half] = /^(\d{1,2})(?::(\d{2}))?\s*(am|pm)?$/.exec(clock) ?? [];
  if (h === undefined) return undefined;
  const hours = half ? (Number(h) % 12) + (half === 'pm' ? 12 : 0) : Number(h);
  return hours < 24 && Number(m) < 60 ? { hours, minutes: Number(m) } : undefined;
}

/** The next such day, never today. */
function daysUntil(now: Date, day: number): number {
  return ((day - now.getDay() + 6) % 7) + 1;
}

function morning(now: Date, days: number): Date {
  const at = new Date(now);
  at.setDate(at.getDate() + days);
  at.setHours(MORNING, 0, 0, 0);
  return at;
}
