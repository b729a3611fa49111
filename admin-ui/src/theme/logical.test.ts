import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// What is on the left for some is on the right for others: sizes and edges are named from where reading starts.
const PHYSICAL = [
  /(?:^|[\s;{])(?:margin|padding|border|inset)-(?:left|right|top|bottom)\b/,
  /(?:^|[\s;{])(?:left|right|top|bottom|width|height|(?:min|max)-(?:width|height)):/,
  /text-align:\s*(?:left|right)/,
  /float:\s*(?:left|right)/,
  // Four values say left and right; where these differ, they have to be start and end.
  /(?:margin|padding):\s*([\w.-]+)\s+([\w.-]+)\s+([\w.-]+)\s+(?!\2[;\s])[\w.-]+;/,
];

const sheets = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));

it.each(sheets)('%s names no side', (sheet) => {
  const lines = readFileSync(`src/${sheet}`, 'utf8')
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('@'));
  expect(lines.filter((line) => PHYSICAL.some((physical) => physical.test(line)))).toEqual([]);
});
