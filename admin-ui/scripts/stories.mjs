// Builds the page of all components in all states into target/stories, unless it is there already for these sources.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fingerprint } from './fingerprint.mjs';

const outDir = 'target/stories';
const stamp = 'target/stories.sha256';
const now = fingerprint(['package-lock.json', 'vite.config.ts', 'lingui.config.ts', 'stories.html', 'public', 'src']);
if (!existsSync(`${outDir}/stories.html`) || !existsSync(stamp) || readFileSync(stamp, 'utf8') !== now) {
  const shell = process.platform === 'win32';
  execFileSync('npx', ['lingui', 'compile', '--typescript', '--strict'], { stdio: 'inherit', shell });
  execFileSync(
    'npx',
    ['vite', 'build', '--mode', 'stories', '--outDir', outDir, '--emptyOutDir', '--logLevel', 'warn'],
    {
      stdio: 'inherit',
      shell,
    },
  );
  mkdirSync('target', { recursive: true });
  writeFileSync(stamp, now);
}
