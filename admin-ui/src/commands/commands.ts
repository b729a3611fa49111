import { useEffect } from 'react';
import { isBehindDialog } from '@/ui/layers';
import { keysOf } from './own-keys';

/** Something a person can do here. Buttons, key presses and the list of shortcuts are all drawn from it. */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: string;
  /**
   * As KeyboardEvent.key says them; `Mod+` is Ctrl, or Command on a Mac; `g i` is one after the other. The first is
   * the one shown, and people may have chosen others.
   */
  readonly keys: readonly string[];
  readonly run: () => void;
  /** Elsewhere than where they work, keys keep their usual meaning. */
  readonly enabled?: boolean;
}

const registered = new Set<readonly Command[]>();

/** Offers commands for as long as the component is on screen. */
export function useCommands(commands: readonly Command[]): void {
  useEffect(() => {
    registered.add(commands);
    return () => {
      registered.delete(commands);
    };
  }, [commands]);
}

/** What can be done now; the latest mounted comes first, so the innermost part of the page has the first word. */
export function availableCommands(): Command[] {
  return [...registered]
    .reverse()
    .flat()
    .filter((command) => command.enabled !== false)
    .map((command) => ({ ...command, keys: keysOf(command) }));
}

export const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

const OFF = 'chatroom.single-keys';

/** Single-key shortcuts can be turned off: speech input and stray key presses trigger them by accident (WCAG 2.1.4). */
export function singleKeysAreOn(): boolean {
  try {
    return localStorage.getItem(OFF) !== 'off';
  } catch {
    return true;
  }
}

export function switchSingleKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'off');
  } catch {
    // Storage is blocked: they stay on.
  }
}

const SECOND_WITHIN = 1_200;

/** The first of two keys that stand for something together, and when it was pressed. */
let first: { key: string; at: number } | undefined;

/** Runs the command a key stands for. Where somebody is typing, or inside a menu, keys belong to that. */
export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.isComposing || event.altKey || isBehindDialog()) return;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  if (!mod && (event.metaKey || event.ctrlKey || isTakingKeys(event.target) || !singleKeysAreOn())) return;
  const pressed = keyPressed(event);
  const before = first && event.timeStamp - first.at < SECOND_WITHIN ? `${first.key} ${pressed}` : undefined;
  first = undefined;
  const commands = availableCommands();
  const command =
    (before && commands.find(({ keys }) => keys.includes(before))) ??
    commands.find(({ keys }) => keys.includes(pressed));
  if (command) {
    event.preventDefault();
    command.run();
  } else if (commands.some(({ keys }) => keys.some((key) => key.startsWith(`${pressed} `)))) {
    event.preventDefault();
    first = { key: pressed, at: event.timeStamp };
  }
}

/** A key press as commands name it. */
export function keyPressed(event: Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey'>): string {
  return (isMac ? event.metaKey : event.ctrlKey) ? `Mod+${event.key}` : event.key;
}

function isTakingKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.closest('input, textarea, select, [role=dialog], [role=menu]')) return true;
  return false;
}
