import { create } from 'zustand';

/**
 * Whether the session ended while the app was open. The page stays as it is, with a sign-in dialog over it, so that
 * nothing somebody was writing is lost.
 */
export const useSession = create<{ ended: boolean }>(() => ({ ended: false }));

export function sessionEnded(): void {
  useSession.setState({ ended: true });
}

export function sessionResumed(): void {
  useSession.setState({ ended: false });
}
