import type { Platform } from '@/api/types';
import { initials } from './initials';

/** The small mark of a platform, made from what its descriptor says. */
export function PlatformGlyph({ platform }: { platform: Platform }) {
  return <>{initials(platform.label)}</>;
}
