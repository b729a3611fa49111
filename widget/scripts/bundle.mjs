// Builds the widget for Maven, as admin-ui/scripts/bundle.mjs does the admin UI: only what is missing or has changed.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fingerprint } from '../../admin-ui/scripts/fingerprint.mjs';

const outDir = process.argv[2] ?? 'dist';
const shell = process.platform === 'win32';

const installed = 'node_modules/.package-lock.json';
if (!existsSync(installed) || statSync('package-lock.json').mtimeMs > statSync(installed).mtimeMs) {
  execFileSync('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell,
  });
}

const now = fingerprint(['package-lock.json', 'package.json', 'vite.config.ts', 'scripts/build.mjs', 'src']);
const stamp = 'target/bundle.sha256';
const upToDate =
  existsSync(`${outDir}/widget.js`) && existsSync(stamp) && readFileSync(stamp, 'utf8') === `${now} ${outDir}`;
if (!upToDate) {
  execFileSync('node', ['scripts/build.mjs', outDir], { stdio: 'inherit' });
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, `${now} ${outDir}`);
}
