// Fills the search box of the 404 page with the words of the requested URL.

const input = document.querySelector<HTMLInputElement>('.find input')!;
const decoded = () => {
  try {
    return decodeURIComponent(location.pathname);
  } catch {
    return location.pathname;
  }
};
// Not if the 404 page itself was requested.
const [, last = ''] = /([^/]+?)(?:\.\w+)*\/*$/.exec(decoded()) ?? [];
if (last !== '404')
  input.value = last
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ');
