// Builds the app for Maven: installs packages only when the lock file is newer than the installation, and builds
// only when a source has changed since the last build. With nothing to do it takes a fraction of a second.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';

const outDir = process.argv[2] ?? 'dist';
const npm = (...args) => execFileSync('npm', args, { stdio: 'inherit', shell: process.platform === 'win32' });

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync('package-lock.json').mtimeMs > statSync(installed).mtimeMs) {
  npm('ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error');
}

const now = fingerprint([
  'package-lock.json',
  'package.json',
  'vite.config.ts',
  'lingui.config.ts',
  'scripts/texts-in-chunks.mjs',
  'index.html',
  'public',
  'src',
]);
const stamp = 'target/bundle.sha256';
const upToDate =
  existsSync(`${outDir}/index.html`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === `${now} ${outDir}`;
if (!upToDate) {
  npm('run', 'build', '--', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn');
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, `${now} ${outDir}`);
}
