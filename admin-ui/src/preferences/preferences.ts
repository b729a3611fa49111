import { create } from 'zustand';

export type Density = 'comfortable' | 'compact';

/** What a message may be, seen from the person at the screen. */
export const OCCASIONS = ['mine', 'unassigned', 'others'] as const;
export type Occasion = (typeof OCCASIONS)[number];

/** How somebody may be told of it. */
export const SIGNALS = ['sound', 'desktop', 'badge'] as const;
export type Signal = (typeof SIGNALS)[number];

export type Notifications = Readonly<Record<Occasion, Readonly<Record<Signal, boolean>>>>;

/** Hours in which nothing sounds or pops up, as `22:00`; they may go over midnight. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/** How this person likes the app in this browser. The theme has a place of its own, as it is needed before the first paint. */
export interface Preferences {
  readonly density: Density;
  /** Otherwise Enter begins a new line, which costs nobody a half-written reply, and with Ctrl or ⌘ it sends. */
  readonly enterSends: boolean;
  /** How long a reply can be taken back after Send; 0 for not at all. */
  readonly undoSeconds: UndoSeconds;
  readonly notifications: Notifications;
  readonly quietHours: QuietHours | null;
}

export const UNDO_SECONDS = [0, 5, 10, 30] as const;
export type UndoSeconds = (typeof UNDO_SECONDS)[number];

const STORED = 'chatroom.preferences';
const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;

export const USUAL: Preferences = {
  density: 'comfortable',
  enterSends: false,
  undoSeconds: 5,
  notifications: {
    mine: { sound: true, desktop: true, badge: true },
    unassigned: { sound: false, desktop: false, badge: true },
    others: { sound: false, desktop: false, badge: false },
  },
  quietHours: null,
};

export const usePreferences = create<Preferences>(() => stored());

export function prefer(change: Partial<Preferences>): void {
  usePreferences.setState(change);
  const now = usePreferences.getState();
  document.documentElement.dataset.density = now.density;
  try {
    localStorage.setItem(STORED, JSON.stringify(now));
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

interface Kept extends Partial<Omit<Preferences, 'notifications'>> {
  notifications?: Partial<Record<Occasion, Partial<Record<Signal, unknown>>>>;
}

/** What was kept by this version or an older one; whatever does not fit is as usual. */
function stored(): Preferences {
  let kept: Kept = {};
  try {
    const read: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    if (typeof read === 'object' && read !== null) kept = read;
  } catch {
    // Blocked, or not ours.
  }
  return {
    density: kept.density === 'compact' ? 'compact' : 'comfortable',
    enterSends: kept.enterSends === true,
    undoSeconds: UNDO_SECONDS.find((one) => one === kept.undoSeconds) ?? USUAL.undoSeconds,
    notifications: Object.fromEntries(
      OCCASIONS.map((occasion) => [
        occasion,
        Object.fromEntries(
          SIGNALS.map((signal) => {
            const chosen: unknown = kept.notifications?.[occasion]?.[signal];
            return [signal, typeof chosen === 'boolean' ? chosen : USUAL.notifications[occasion][signal]];
          }),
        ),
      ]),
    ) as Notifications,
    quietHours: isHours(kept.quietHours) ? kept.quietHours : null,
  };
}

function isHours(hours: Partial<QuietHours> | null | undefined): hours is QuietHours {
  return CLOCK.test(hours?.from ?? '') && CLOCK.test(hours?.to ?? '');
}

/** Whether `now` lies within the hours; from a time to the same time is the whole day. */
export function isQuiet(hours: QuietHours | null, now: Date): boolean {
  if (hours === null) return false;
  const clock = `${String(now.getHours()).padStart(2, '0')}:${String(now.getMinutes()).padStart(2, '0')}`;
  return hours.from < hours.to ? hours.from <= clock && clock < hours.to : clock >= hours.from || clock < hours.to;
}
