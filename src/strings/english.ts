// The package's `offprint/strings`: what another language begins with. Pages bundle en.ts itself.
export { en } from './en.ts';
