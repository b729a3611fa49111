// Fails when a text in the code is missing from a committed catalogue, or a catalogue holds one no longer used.
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const folder = new URL('../src/i18n/locales/', import.meta.url);
const catalogues = readdirSync(folder)
  .filter((name) => name.endsWith('.po'))
  .map((name) => ({ name, file: new URL(name, folder) }));
const committed = catalogues.map(({ file }) => readFileSync(file, 'utf8'));
execFileSync('npx', ['lingui', 'extract', '--clean'], { stdio: 'ignore', shell: process.platform === 'win32' });
const stale = catalogues.filter(({ file }, at) => readFileSync(file, 'utf8') !== committed[at]);
for (const [at, { file }] of catalogues.entries()) writeFileSync(file, committed[at]);
if (stale.length > 0) {
  console.error(`${stale.map(({ name }) => name).join(', ')}: run \`npm run messages:extract\` and commit the result.`);
  process.exit(1);
}
