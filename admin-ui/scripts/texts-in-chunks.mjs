// Lets English texts travel with the code that says them: each module registers its own, so a page brings what it needs
// and the login page no more than that. Other languages come whole, on demand, and replace what is said here.
import { readFileSync } from 'node:fs';
import { normalize, resolve } from 'node:path';

/** A Vite plugin for builds; in development and in tests the texts stand in the code itself. */
export function textsInChunks({ catalogue, source, isWhole = true }) {
  const root = normalize(resolve(source));
  let texts;
  const taken = new Set();
  return {
    name: 'texts-in-chunks',
    apply: 'build',
    enforce: 'post',
    buildStart() {
      // Compiled by `npm run messages` as one line: `export const messages = JSON.parse("…")`.
      const [, literal] = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(readFileSync(catalogue, 'utf8')) ?? [];
      if (!literal) throw new Error(`${catalogue} is not a compiled catalogue: run \`npm run messages\``);
      texts = JSON.parse(JSON.parse(literal));
    },
    transform(code, id) {
      if (!normalize(id).startsWith(root)) return null;
      const said = new Set([...code.matchAll(/\bid:\s*["'`]([^"'`]+)["'`]/g)].map(([, name]) => name));
      const own = Object.fromEntries([...said].filter((name) => name in texts).map((name) => [name, texts[name]]));
      if (Object.keys(own).length === 0) return null;
      for (const name of Object.keys(own)) taken.add(name);
      const load = `import { i18n as __i18n } from '@lingui/core';\n__i18n.load('en', ${JSON.stringify(own)});\n`;
      return { code: load + code, map: null };
    },
    buildEnd(error) {
      const left = Object.keys(texts).filter((name) => !taken.has(name));
      // A text nobody brings would be read as its id.
      if (!error && isWhole && left.length > 0)
        this.error(`no module of the build says ${left.map((name) => texts[name]).join(' | ')}`);
    },
  };
}
