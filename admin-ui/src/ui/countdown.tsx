import { useEffect, useState } from 'react';
import { timeUntil } from '@/i18n/format';

/** How long until a moment, in words, counting down by itself. */
export function Countdown({ to }: { to: string }) {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return <time dateTime={to}>{timeUntil(to, now)}</time>;
}
