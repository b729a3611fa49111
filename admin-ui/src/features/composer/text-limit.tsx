import { t } from '@lingui/core/macro';
import type { Platform } from '@/api/types';
import { count } from '@/i18n/format';
import css from './send-bar.module.css';

const NEAR = 0.8;

/** How near the text comes to the longest that one message of the platform holds; said only when it is near. */
export function TextLimit({ text, limit }: { text: string; limit: Platform['text_limit'] | undefined }) {
  const length = limit ? lengthIn(text, limit.unit) : 0;
  if (!limit || length < limit.max * NEAR) return null;
  return (
    <span className={css.limit} data-over={length > limit.max} role="status">
      {length > limit.max ? t`Goes out in parts · ` : ''}
      {count(length)} / {count(limit.max)}
    </span>
  );
}

function lengthIn(text: string, unit: string): number {
  if (unit === 'utf8_bytes') return new TextEncoder().encode(text).length;
  return unit === 'code_points' ? Array.from(text).length : text.length;
}
