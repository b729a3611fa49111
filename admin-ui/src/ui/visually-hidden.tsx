import type { ReactNode } from 'react';

/** Text for screen readers where the eye has an icon or a colour. */
export function VisuallyHidden({ children }: { children: ReactNode }) {
  return <span className="visually-hidden">{children}</span>;
}
