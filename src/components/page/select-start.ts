// Loads the selection of a list on first use, or if articles were ticked on an earlier page; few readers need it. A separate script
// on each list would cost one more request.

const button = document.querySelector<HTMLButtonElement>('.select > button');
const load = () => import('./select.ts');

if (button && hasTicked()) void load();
else
  button?.addEventListener(
    'click',
    () => {
      // Repeats the click for the listener of the loaded module.
      void load().then(() => button.click());
    },
    { once: true },
  );

/** Whether select.ts has stored anything in this tab. */
function hasTicked(): boolean {
  try {
    return sessionStorage.getItem('ticked-articles') !== null;
  } catch {
    return false;
  }
}
