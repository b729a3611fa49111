import { isMac } from './commands';

const NAMES: Record<string, string> = { ArrowDown: '↓', ArrowUp: '↑', Enter: '↵', Escape: 'Esc', ' ': 'Space' };

/** How a key reads on a keyboard: `Mod+Enter` is ⌘↵ on a Mac and Ctrl ↵ elsewhere; `N` needs Shift; `g i` is two. */
export function keyName(key: string): string {
  if (key.length > 1 && key.includes(' ')) return key.split(' ').map(keyName).join(' ');
  if (key.startsWith('Mod+Shift+')) return keyName(`Mod+${key.slice(10)}`).replace(/^(⌘|Ctrl )/, '$1⇧');
  const mod = key.startsWith('Mod+');
  const bare = mod ? key.slice(4) : key;
  const isUpper = bare.length === 1 && bare !== bare.toLowerCase();
  const name = `${isUpper ? '⇧' : ''}${NAMES[bare] ?? (bare.length === 1 ? bare.toUpperCase() : bare)}`;
  return mod ? (isMac ? `⌘${name}` : `Ctrl ${name}`) : name;
}
