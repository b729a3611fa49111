import { create } from 'zustand';

const STORED = 'chatroom.keys';

/** The keys somebody has chosen in this browser, by command; an empty list is no key at all. */
export const useOwnKeys = create<Readonly<Record<string, readonly string[]>>>(() => stored());

export function keysOf({ id, keys }: { id: string; keys: readonly string[] }): readonly string[] {
  return useOwnKeys.getState()[id] ?? keys;
}

export function chooseKeys(id: string, keys: readonly string[]): void {
  keep({ ...useOwnKeys.getState(), [id]: keys });
}

/** Gives commands their usual keys again. */
export function forgetOwnKeys(): void {
  keep({});
}

function keep(own: Readonly<Record<string, readonly string[]>>): void {
  useOwnKeys.setState(own, true);
  try {
    if (Object.keys(own).length === 0) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, JSON.stringify(own));
  } catch {
    // Storage is full or blocked: they hold as long as the page does.
  }
}

function stored(): Record<string, readonly string[]> {
  try {
    const said: unknown = JSON.parse(localStorage.getItem(STORED) ?? '{}');
    if (typeof said !== 'object' || said === null || Array.isArray(said)) return {};
    const entries = Object.entries(said).filter(
      (entry): entry is [string, string[]] =>
        Array.isArray(entry[1]) && entry[1].every((key) => typeof key === 'string' && key !== ''),
    );
    return Object.fromEntries(entries);
  } catch {
    return {};
  }
}
