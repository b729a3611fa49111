import { fileURLToPath } from 'node:url';
import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { stylesFirst } from './scripts/styles-first.mjs';
import { textsInChunks } from './scripts/texts-in-chunks.mjs';

// Where ./chatroom up serves; npm run dev passes on what is not ours.
const suite = `http://localhost:${process.env.CHATROOM_PORT ?? '8080'}`;
// It refuses what another site's page sends.
const passedOn = { target: suite, headers: { Origin: suite } };

const isStories = (mode: string) => mode === 'stories';

export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    babel({
      // Only files that use a Lingui macro pay for the extra pass.
      include: /src\/.*\.tsx?$/,
      plugins: ['@lingui/babel-plugin-lingui-macro'],
      parserOpts: { plugins: ['jsx', 'typescript'] },
    }),
    textsInChunks({
      catalogue: fileURLToPath(new URL('./src/i18n/locales/en.ts', import.meta.url)),
      source: fileURLToPath(new URL('./src', import.meta.url)),
      isWhole: !isStories(mode),
    }),
    stylesFirst(),
  ],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { '/api': passedOn, '/auth': passedOn, '/webhooks': passedOn },
  },
  build: {
    target: 'baseline-widely-available',
    // light-dark() in the tokens: Baseline since 2024. Older targets would inflate every colour.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    manifest: true,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      // The page of all components in all states is a build of its own: nothing of it reaches the app's.
      input: isStories(mode) ? 'stories.html' : 'index.html',
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 30 },
            { name: 'tanstack', test: /node_modules[\\/]@tanstack[\\/](?!react-virtual|virtual)/, priority: 20 },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['./src/test/setup.ts'],
    css: false,
    // One browser-like world for all files is several times faster; setup.ts leaves it as it found it.
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
  },
}));
