import { isMac } from './commands';

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc' };

/** How a key reads on a keyboard: `Mod+Enter` is ⌘↵ on a Mac and Ctrl ↵ elsewhere. */
export function keyName(key: string): string {
  const mod = key.startsWith('Mod+');
  const bare = mod ? key.slice(4) : key;
  const name = NAMES[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare);
  return mod ? (isMac ? `⌘${name}` : `Ctrl ${name}`) : name;
}
