import { QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { queryClient } from '@/api/queries';

/** Puts something on screen with what every screen stands on, and gives the hands to use it. */
export function show(children: ReactNode) {
  const user = userEvent.setup();
  const view = render(children, {
    wrapper: ({ children }) => <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>,
  });
  return { user, ...view };
}
