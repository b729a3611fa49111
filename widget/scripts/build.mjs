// Three scripts that are fetched at three times: the loader by every page, the launcher when the browser is idle, the panel when
// somebody wants to talk.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build, minifySync } from 'vite';

const outDir = process.argv[2] ?? 'dist';
const target = ['chrome111', 'firefox114', 'safari16.4'];

rmSync(`${outDir}/widget.js`, { force: true });
rmSync(`${outDir}/widget`, { recursive: true, force: true });

async function bundle(entry, file, format) {
  await build({
    configFile: 'vite.config.ts',
    logLevel: 'warn',
    build: {
      outDir,
      emptyOutDir: false,
      target,
      cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
      // as a library: what is imported later is imported by the browser's own means, without a helper around it
      lib: { entry, formats: [format], name: 'Chatroom', fileName: () => file, cssFileName: 'widget/panel' },
      rolldownOptions: {
        preserveEntrySignatures: 'allow-extension',
        output: { chunkFileNames: 'widget/panel-[name].js' },
      },
    },
  });
}

await bundle('src/loader/loader.ts', 'widget.js', 'iife');
await bundle('src/launcher/launcher.ts', 'widget/launcher.js', 'es');
await bundle('src/panel/main.tsx', 'widget/panel.js', 'es');

// of a library Vite leaves the white space
for (const name of readdirSync(`${outDir}/widget`).filter((file) => file.endsWith('.js'))) {
  const file = `${outDir}/widget/${name}`;
  writeFileSync(file, minifySync(name, readFileSync(file, 'utf8'), { module: true }).code);
}

// the API is all types, so its source is its declaration
const types = readFileSync('src/api.ts', 'utf8');
writeFileSync(
  `${outDir}/widget/launcher.d.ts`,
  `${types}\n/** @param server where Chatroom Central is, such as https://chat.example.com */\nexport declare function createChatroom(server: string): Chatroom;\n`,
);
