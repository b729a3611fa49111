// Fails when a text in the code is missing from the committed catalogue, or the catalogue holds one no longer used.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const catalogue = new URL('../src/i18n/locales/en.po', import.meta.url);
const committed = readFileSync(catalogue, 'utf8');
execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: 'ignore', shell: process.platform === 'win32' });
const extracted = readFileSync(catalogue, 'utf8');
if (committed !== extracted) {
  writeFileSync(catalogue, committed);
  console.error('src/i18n/locales/en.po is stale: run `npm run messages:extract` and commit the result.');
  process.exit(1);
}
