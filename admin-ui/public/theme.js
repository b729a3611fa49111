// Runs before the first paint, so that a chosen theme never flashes the other one and nothing changes its size. A file
// of its own because the content security policy allows no inline scripts. The rest of it lives in src/theme/theme.ts
// and src/preferences/preferences.ts.
try {
  const theme = localStorage.getItem('chatroom.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  const { density } = JSON.parse(localStorage.getItem('chatroom.preferences') ?? '{}');
  if (density === 'compact') document.documentElement.dataset.density = density;
} catch {
  // Storage is blocked: the system's theme it is, and the usual sizes.
}
