// Before the first paint: that there are scripts, so that what needs them takes its room at once; and the colours that a
// reader has chosen.
document.documentElement.dataset.scripts = '';
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing shows the system's colours.
}
