import { t } from '@lingui/core/macro';
import { logTime } from '@/i18n/format';
import { VisuallyHidden } from '@/ui/visually-hidden';
import css from './detail.module.css';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** What is known of a change, by name; where a value took another's place, both. */
export function Detail({ detail }: { detail: Readonly<Record<string, unknown>> }) {
  return (
    <dl className={css.detail}>
      {Object.entries(detail)
        .filter(([, value]) => value !== null)
        .map(([name, value]) => (
          <div key={name} className={css.fact}>
            <dt>{name.replaceAll('_', ' ')}</dt>
            <dd>
              <Value value={value} />
            </dd>
          </div>
        ))}
    </dl>
  );
}

function Value({ value }: { value: unknown }) {
  if (isChange(value)) {
    return (
      <>
        <VisuallyHidden>{t`from`}</VisuallyHidden>
        <del className={css.before}>{asText(value.from)}</del>
        <VisuallyHidden>{t`to`}</VisuallyHidden>
        <ins className={css.after}>{asText(value.to)}</ins>
      </>
    );
  }
  return <bdi>{asText(value)}</bdi>;
}

function isChange(value: unknown): value is { from: unknown; to: unknown } {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}

function asText(value: unknown): string {
  if (value === null || value === undefined || value === '') return t`nothing`;
  if (Array.isArray(value)) return value.length === 0 ? t`nothing` : value.map(asText).join(', ');
  if (typeof value === 'string') return TIME.test(value) ? logTime(value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return JSON.stringify(value);
}
