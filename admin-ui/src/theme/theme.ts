import { create } from 'zustand';

export type Theme = 'light' | 'dark' | 'auto';

const STORED = 'chatroom.theme';

/** The theme somebody chose; public/theme.js applies the same choice before the first paint. */
export const useTheme = create<{ theme: Theme }>(() => ({ theme: chosen() }));

export function setTheme(theme: Theme): void {
  document.documentElement.dataset.theme = theme;
  useTheme.setState({ theme });
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Storage is blocked: the choice lasts as long as the page.
  }
}

function chosen(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === 'light' || theme === 'dark' ? theme : 'auto';
}
