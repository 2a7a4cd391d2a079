// Loads the selection of a list when someone turns to it, or has ticked articles on an earlier page: few readers do. A script of
// its own on each list would be one more request.

const button = document.querySelector<HTMLButtonElement>('.select > button');
const load = () => import('./select.ts');

if (button && hasTicked()) void load();
else
  button?.addEventListener(
    'click',
    () => {
      // The click is for the listener that the module adds.
      void load().then(() => button.click());
    },
    { once: true },
  );

/** Whether select.ts has kept anything in this tab. */
function hasTicked(): boolean {
  try {
    return sessionStorage.getItem('ticked-articles') !== null;
  } catch {
    return false;
  }
}
