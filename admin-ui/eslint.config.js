import { readdirSync } from 'node:fs';
import hooks from 'eslint-plugin-react-hooks';
import ts from 'typescript-eslint';

const features = readdirSync(new URL('./src/features', import.meta.url));

const appIsTheTop = {
  group: ['@/app/*', '**/app/*'],
  message: 'Nothing imports from src/app/: it composes everything else. Pass what you need in as a prop.',
};

const restricted = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default ts.config(
  { ignores: ['src/api/schema.d.ts', 'src/i18n/locales/**'] },
  {
    files: ['src/**/*.{ts,tsx}'],
    extends: [ts.configs.strictTypeChecked, hooks.configs.flat['recommended-latest'] ?? hooks.configs.flat.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // The router redirects by throwing its own objects.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-dynamic-delete': 'off',
      // Biome checks the dependencies of effects; the React Compiler, which this one is about, is not in use.
      'react-hooks/exhaustive-deps': 'off',
      'react-hooks/incompatible-library': 'off',
    },
  },
  {
    files: ['src/{api,live,i18n,theme,features}/**/*.{ts,tsx}'],
    rules: restricted(appIsTheTop),
  },
  {
    files: ['src/{api,live,i18n,theme,ui}/**/*.{ts,tsx}'],
    rules: restricted(appIsTheTop, {
      group: ['@/features/*', '**/features/*'],
      message: 'Features build on this folder, never the other way round. Move the shared part down here instead.',
    }),
  },
  ...features.map((feature) => ({
    files: [`src/features/${feature}/**/*.{ts,tsx}`],
    rules: restricted(appIsTheTop, {
      group: features
        .filter((other) => other !== feature)
        .flatMap((other) => [`@/features/${other}/*`, `../${other}/*`]),
      message:
        'Features do not import each other: a page in src/app/ composes them, and what both need lives in src/api, src/live or src/ui.',
    }),
  })),
);
