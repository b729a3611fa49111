// Everything that must hold before this module counts as green. Skipped when nothing has changed since it last was.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';

const outDir = process.argv[2] ?? 'dist';
const now = fingerprint([
  '../conversation-service/openapi.json',
  'package-lock.json',
  'package.json',
  'biome.json',
  'eslint.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'lingui.config.ts',
  'index.html',
  'public',
  'scripts',
  'src',
  `${outDir}/.vite/manifest.json`,
]);
const stamp = 'target/check.sha256';
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
  console.log('admin-ui: nothing changed since the last green check');
  process.exit(0);
}

const steps = {
  'formatting and accessibility rules (biome)': ['npx', 'biome', 'ci', '--error-on-warnings', '.'],
  'texts are extracted (lingui)': ['node', 'scripts/texts-are-extracted.mjs'],
  'API types match the API (openapi-typescript)': ['node', 'scripts/api-types.mjs', '--check'],
  types: ['npx', 'tsc', '--noEmit'],
  'code rules (eslint)': ['npx', 'eslint', '--max-warnings', '0', 'src'],
  tests: ['npx', 'vitest', 'run', '--reporter=dot'],
  'bundle budget': ['node', 'scripts/budget.mjs', outDir],
};

for (const [name, [command, ...args]] of Object.entries(steps)) {
  try {
    execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  } catch {
    console.error(`admin-ui: ${name}: failed. Run \`${[command, ...args].join(' ')}\` in admin-ui/ to see it alone.`);
    process.exit(1);
  }
}
mkdirSync('target', { recursive: true });
writeFileSync(stamp, now);
