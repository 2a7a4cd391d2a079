import { registerHooks } from 'node:module';

// Loaded before every test (`node --import`), in workers too: every import of src/site.ts gets the settings of the tests. A
// journal that has changed only its content and settings must not make the tests fail.

const own = new URL('../src/site.ts', import.meta.url).href;
const ofTests = new URL('./fixtures/six/site.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, nextResolve) {
    const resolved = nextResolve(specifier, context);
    return resolved.url.replace(/\?.*/, '') === own ? { ...resolved, url: ofTests } : resolved;
  },
});
