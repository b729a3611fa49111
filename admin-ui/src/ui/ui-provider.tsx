import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Paper.layer.css';
import '@mantine/core/styles/Overlay.layer.css';
import '@mantine/core/styles/Popover.layer.css';
import '@mantine/core/styles/Menu.layer.css';
import '@mantine/core/styles/ModalBase.layer.css';
import '@mantine/core/styles/Modal.layer.css';
import { MantineProvider } from '@mantine/core';
import { type ReactNode, useSyncExternalStore } from 'react';
import { useTheme } from '@/theme/theme';

/** Mantine provides the overlays (dialogs, menus, popovers); its looks come from our tokens, through our classes. */
export function UiProvider({ children, env = 'default' }: { children: ReactNode; env?: 'default' | 'test' }) {
  const { theme } = useTheme();
  const system = useSyncExternalStore(onSystemTheme, systemTheme, () => 'light' as const);
  return (
    <MantineProvider
      env={env}
      forceColorScheme={theme === 'auto' ? system : theme}
      withGlobalClasses={false}
      theme={{ fontFamily: 'var(--font)', respectReducedMotion: true, focusRing: 'never' }}
    >
      {children}
    </MantineProvider>
  );
}

const prefersDark = () => matchMedia('(prefers-color-scheme: dark)');

function onSystemTheme(changed: () => void): () => void {
  const query = prefersDark();
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}

function systemTheme(): 'light' | 'dark' {
  return prefersDark().matches ? 'dark' : 'light';
}
