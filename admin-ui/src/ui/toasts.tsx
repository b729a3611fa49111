import { t } from '@lingui/core/macro';
import { create } from 'zustand';
import { Button, IconButton } from './button';
import { IconX } from './icons';
import css from './toasts.module.css';

interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'news' | 'error';
  readonly action?: { label: string; run: () => void } | undefined;
}

const SHOWN_FOR = 10_000;

const useToasts = create<{ toasts: readonly Toast[] }>(() => ({ toasts: [] }));
let lastId = 0;

/** Tells that something happened, with one thing to do about it: most often, undo. */
export function toast(text: string, action?: Toast['action'], tone: Toast['tone'] = 'news'): void {
  const id = ++lastId;
  // Three at most: an older one has had its chance.
  useToasts.setState(({ toasts }) => ({ toasts: [...toasts.slice(-2), { id, text, tone, action }] }));
  setTimeout(() => dismiss(id), SHOWN_FOR);
}

function dismiss(id: number): void {
  useToasts.setState(({ toasts }) => ({ toasts: toasts.filter((one) => one.id !== id) }));
}

export function Toasts() {
  const { toasts } = useToasts();
  return (
    <div className={css.region}>
      <div role="status" className={css.stack}>
        {toasts.map(({ id, text, tone, action }) => (
          <div key={id} className={css.toast} data-tone={tone}>
            <span className={css.text}>{text}</span>
            {action && (
              <Button
                size="small"
                look="quiet"
                className={css.action}
                onClick={() => {
                  dismiss(id);
                  action.run();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton className={css.close} label={t`Dismiss`} icon={<IconX />} onClick={() => dismiss(id)} />
          </div>
        ))}
      </div>
    </div>
  );
}
