// Runs before the first paint: marks that scripts are enabled, so that interactive parts take their space at once, and applies the
// reader's theme.
document.documentElement.dataset.scripts = '';
try {
  const theme = localStorage.getItem('theme');
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Without storage, the system's theme applies.
}
