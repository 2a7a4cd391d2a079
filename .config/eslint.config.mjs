import astro from 'eslint-plugin-astro';
import tseslint from 'typescript-eslint';

// The compiler and Prettier say the rest; what the program imports is a dependency by tests/unit/supply.test.ts.
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
          // A test runner waits for its tests.
          allowForKnownSafeCalls: [
            { from: 'package', package: 'node:test', name: ['test', 'suite', 'before', 'after'] },
          ],
        },
      ],
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-shadow': 'error',
      // `_` is what is left out.
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_$', argsIgnorePattern: '^_$' }],
      // Astro's own types are extended in a namespace.
      '@typescript-eslint/no-namespace': ['error', { allowDeclarations: true }],
      // A loader or handler is asynchronous by its type.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // The types of components are those of `astro check`.
  ...astro.configs.recommended,
  { files: ['**/*.{ts,astro}'], rules: { 'no-nested-ternary': 'error' } },
  // A test reads what other programs print, of which no type is known.
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
