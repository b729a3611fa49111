// The size promise: how much a browser must fetch before it can show the login page and the inbox.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const outDir = process.argv[2] ?? 'dist';
const manifest = JSON.parse(readFileSync(`${outDir}/.vite/manifest.json`, 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(`${outDir}/${file}`), { level: 9 }).length / 1000;

/** Everything a page needs at once: its own chunk, what that imports statically, and their styles. */
function needed(entries) {
  const js = new Set();
  const css = new Set();
  const visit = (name) => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the bundle; did a lazily loaded page move?`);
    if (js.has(chunk.file)) return;
    js.add(chunk.file);
    for (const file of chunk.css ?? []) css.add(file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  entries.forEach(visit);
  const sum = (files) => [...files].reduce((total, file) => total + kilobytes(file), 0);
  return { js: sum(js), css: sum(css) };
}

const login = needed(['index.html']);
const inbox = needed(['index.html', 'src/app/shell.tsx', 'src/app/inbox-page.tsx']);

const budgets = [
  ['login, JS + CSS + HTML', login.js + login.css + kilobytes('index.html'), 130],
  ['inbox, JS', inbox.js, 220],
  ['inbox, CSS', inbox.css, 25],
];
let over = false;
for (const [what, actual, limit] of budgets) {
  if (actual > limit) over = true;
  console.log(`${actual > limit ? 'OVER' : 'ok  '}  ${what}: ${actual.toFixed(1)} KB gz of ${limit}`);
}
if (over) process.exit(1);
