import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

// The compiler and Prettier check the rest; tests/unit/supply.test.ts checks that imports are dependencies.
export default tseslint.config(
  { ignores: ['dist/', '.astro/', '.tmp/', 'public/', 'hosting/'] },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': [
        'error',
        {
          // The test runner awaits tests.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'suite', 'before', 'after'] },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-shadow': 'error',
      // `_` marks unused values.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_$', argsIgnorePattern: '^_$' }],
      // Astro's types are extended in a namespace.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      // Loaders and handlers are asynchronous by their types.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // `astro check` checks the types of components.
  ...astro.configs.recommended,
  { files: ['**/*.{ts,astro}'], rules: { 'no-nested-ternary': 'error' } },
  // Tests read the untyped output of other programs.
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
);
