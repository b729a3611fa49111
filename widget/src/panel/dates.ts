import { dateLocale, type Say } from './texts';

const DAY = 24 * 3600 * 1000;

const startOfDay = (at: number) => new Date(at).setHours(0, 0, 0, 0);

export const sameDay = (one: number, other: number) => startOfDay(one) === startOfDay(other);

export const timeOf = (at: number, locale: string) =>
  new Date(at).toLocaleTimeString(dateLocale(locale), { hour: '2-digit', minute: '2-digit' });

export function dayOf(at: number, locale: string, say: Say, now = Date.now()): string {
  if (sameDay(at, now)) return say('today');
  if (sameDay(at, startOfDay(now) - DAY / 2)) return say('yesterday');
  return new Date(at).toLocaleDateString(dateLocale(locale), { weekday: 'long', day: 'numeric', month: 'long' });
}

/** When we are back: the time alone today, with the day within a week. */
export function whenOf(at: number, locale: string, now = Date.now()): string {
  const time = timeOf(at, locale);
  if (sameDay(at, now)) return time;
  const day = new Date(at).toLocaleDateString(
    dateLocale(locale),
    at - now < 6 * DAY ? { weekday: 'long' } : { day: 'numeric', month: 'long' },
  );
  return `${day} ${time}`;
}
