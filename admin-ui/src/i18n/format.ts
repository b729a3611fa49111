import { t } from '@lingui/core/macro';
import { i18n } from './i18n';

const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: Date | string, options: Intl.DateTimeFormatOptions): string {
  const key = i18n.locale + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(regional(), options);
  formats.set(key, known);
  return known.format(typeof at === 'string' ? new Date(at) : at);
}

/** The language that is spoken, as it is written where this person lives: whether they read 14:05 or 2:05 PM. */
function regional(): string {
  return navigator.languages.find((language) => language.split('-')[0] === i18n.locale) ?? i18n.locale;
}

export function clockTime(at: string): string {
  return format(at, { hour: 'numeric', minute: '2-digit' });
}

/** For titles: nothing left to guess. */
export function exactTime(at: string): string {
  return format(at, { dateStyle: 'full', timeStyle: 'long' });
}

/** A moment in a log: date and time to the second. */
export function logTime(at: string): string {
  return format(at, { month: 'short', day: 'numeric', hour: 'numeric', minute: '2-digit', second: '2-digit' });
}

/** How the list says when: the time today, the weekday this week, the date before that. */
export function shortWhen(at: string, now: Date): string {
  const days = daysBetween(at, now);
  if (days <= 0) return clockTime(at);
  if (days === 1) return t`Yesterday`;
  if (days < 7) return format(at, { weekday: 'short' });
  if (new Date(at).getFullYear() === now.getFullYear()) return format(at, { month: 'short', day: 'numeric' });
  return format(at, { year: 'numeric', month: 'short', day: 'numeric' });
}

/** The heading over a day's messages. */
export function dayName(at: string, now: Date): string {
  const days = daysBetween(at, now);
  if (days === 0) return t`Today`;
  if (days === 1) return t`Yesterday`;
  const sameYear = new Date(at).getFullYear() === now.getFullYear();
  return format(at, { weekday: 'long', month: 'long', day: 'numeric', ...(!sameYear && { year: 'numeric' }) });
}

/** A moment to come, as people would say it: the weekday and the time within a week, the date beyond. */
export function momentName(at: string): string {
  const near = new Date(at).getTime() - Date.now() < 6.5 * 86_400_000;
  return format(at, {
    ...(near ? { weekday: 'short' } : { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  });
}

export function dateOnly(at: string): string {
  return format(at, { dateStyle: 'medium' });
}

/** How long until a moment that is near: `in 40 sec`, `in 3 min`; `now` when it is here. */
export function timeUntil(at: string, now: number): string {
  const seconds = Math.round((new Date(at).getTime() - now) / 1000);
  if (seconds <= 0) return t`now`;
  return apart(seconds);
}

/** How long ago something was: `5 min ago`. */
export function timeSince(at: string, now: number): string {
  const seconds = Math.round((now - new Date(at).getTime()) / 1000);
  if (seconds < 5) return t`just now`;
  return apart(-seconds);
}

function apart(seconds: number): string {
  const relative = new Intl.RelativeTimeFormat(regional(), { style: 'short' });
  const size = Math.abs(seconds);
  if (size < 90) return relative.format(seconds, 'second');
  if (size < 90 * 60) return relative.format(Math.round(seconds / 60), 'minute');
  if (size < 36 * 3600) return relative.format(Math.round(seconds / 3600), 'hour');
  return relative.format(Math.round(seconds / 86_400), 'day');
}

/** A count, as people here write it. */
export function count(value: number): string {
  return value.toLocaleString(regional());
}

/** A count where there is little room: `1.2K`. */
export function compactCount(value: number): string {
  return value.toLocaleString(undefined, { notation: 'compact', maximumFractionDigits: 1 });
}

/** The local calendar day, as a key. */
export function dayKey(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}

function daysBetween(at: string, now: Date): number {
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
  return Math.round((midnight(now) - midnight(new Date(at))) / 86_400_000);
}

export function byteSize(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  const amount = bytes / 1000 ** power;
  return `${amount.toLocaleString(regional(), { maximumFractionDigits: amount < 10 && power > 0 ? 1 : 0 })} ${units[power] ?? ''}`;
}

/** How long something took, in the one unit that fits: `42 sec`, `5 min`, `3.2 hr`. */
export function duration(seconds: number): string {
  const [amount, unit] =
    seconds < 90
      ? [seconds, 'second']
      : seconds < 90 * 60
        ? [seconds / 60, 'minute']
        : seconds < 36 * 3600
          ? [seconds / 3600, 'hour']
          : [seconds / 86_400, 'day'];
  return new Intl.NumberFormat(regional(), {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: amount < 10 ? 1 : 0,
  }).format(amount);
}

/** A share of one, never rounded up: what is not whole never reads as 100 %. */
export function percent(share: number): string {
  return new Intl.NumberFormat(regional(), { style: 'percent', maximumFractionDigits: 1 }).format(
    Math.floor(share * 1000) / 1000,
  );
}

/** The hour or the day a point of a chart stands for. */
export function stepName(at: string, step: string): string {
  // Days are those of UTC, so they are named there too.
  return step === 'day'
    ? new Date(at).toLocaleDateString(regional(), { month: 'short', day: 'numeric', timeZone: 'UTC' })
    : format(at, { weekday: 'short', hour: 'numeric', minute: '2-digit' });
}
