// The size promise: what a page pays for the chat before, and when, somebody opens it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const outDir = process.argv[2] ?? 'dist';
const bytes = (...files) =>
  files.reduce((sum, file) => sum + gzipSync(readFileSync(`${outDir}/${file}`), { level: 9 }).length, 0);

const budgets = [
  ['loader', bytes('widget.js'), 1000],
  ['launcher', bytes('widget/launcher.js'), 5000],
  ['panel, JS + CSS', bytes('widget/panel.js', 'widget/panel.css'), 18_000],
];
let over = false;
for (const [what, actual, limit] of budgets) {
  if (actual > limit) over = true;
  console.log(`${actual > limit ? 'OVER' : 'ok  '}  ${what}: ${actual} bytes gz of ${limit}`);
}
if (over) process.exit(1);
