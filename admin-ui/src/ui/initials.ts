/** Up to two letters of a name, whatever its script; emoji and punctuation do not count. */
export function initials(name: string): string {
  const words = name.split(/\s+/).map((word) => word.match(/[\p{L}\p{N}]/u)?.[0]);
  const letters = words.filter((letter) => letter !== undefined);
  const last = letters.length > 1 ? letters.at(-1) : '';
  return `${letters[0] ?? ''}${last ?? ''}`.toLocaleUpperCase();
}
