// Fills the search of a page that does not exist with the words of its URL.

const input = document.querySelector<HTMLInputElement>('.find input')!;
const decoded = () => {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
};
// The page under its own URL is not missing.
const [, last = ''] = /([^/]+?)(?:\.\w+)*\/*$/.exec(decoded()) ?? [];
if (last !== '404')
  input.value = last
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
