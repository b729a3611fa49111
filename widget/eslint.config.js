import ts from 'typescript-eslint';

export default ts.config({
  files: ['src/**/*.{ts,tsx}'],
  extends: [ts.configs.strictTypeChecked],
  languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
    '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
    '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_' }],
    // an async function that need not wait keeps the interface of one that must
    '@typescript-eslint/require-await': 'off',
  },
});
