import { CopyField } from './copy-field';
import { IconAlert } from './icons';
import css from './shown-once.module.css';

interface ShownOnceProps {
  /** What it is, as the copy button says it. */
  label: string;
  value: string;
  /** What happens when it is lost, and what to do then. */
  warning: string;
}

/** A secret the server tells now and never again. */
export function ShownOnce({ label, value, warning }: ShownOnceProps) {
  return (
    <div className={css.box}>
      <p className={css.warning}>
        <IconAlert aria-hidden />
        <span>{warning}</span>
      </p>
      <CopyField label={label} value={value} />
    </div>
  );
}
