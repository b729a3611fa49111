// Everything that must hold before this module counts as green. Skipped when nothing has changed since it last was.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from '../../admin-ui/scripts/fingerprint.mjs';

const outDir = process.argv[2] ?? 'dist';
const now = fingerprint([
  'package-lock.json',
  'package.json',
  'biome.json',
  'eslint.config.js',
  'tsconfig.json',
  'vite.config.ts',
  'scripts',
  'src',
  `${outDir}/widget.js`,
  `${outDir}/widget`,
]);
const stamp = 'target/check.sha256';
if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) {
  console.log('widget: nothing changed since the last green check');
  process.exit(0);
}

const steps = {
  'formatting and accessibility rules (biome)': ['npx', 'biome', 'ci', '--error-on-warnings', '.'],
  types: ['npx', 'tsc', '--noEmit'],
  'code rules (eslint)': ['npx', 'eslint', '--max-warnings', '0', 'src'],
  tests: ['npx', 'vitest', 'run', '--reporter=dot'],
  'bundle budget': ['node', 'scripts/budget.mjs', outDir],
};

for (const [name, [command, ...args]] of Object.entries(steps)) {
  try {
    execFileSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  } catch {
    console.error(`widget: ${name}: failed. Run \`${[command, ...args].join(' ')}\` in widget/ to see it alone.`);
    process.exit(1);
  }
}
mkdirSync('target', { recursive: true });
writeFileSync(stamp, now);
