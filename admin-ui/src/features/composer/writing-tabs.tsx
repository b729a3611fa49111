import { t } from '@lingui/core/macro';
import { IconLock } from '@/ui/icons';
import css from './writing-tabs.module.css';

/** Whether it is for the contact, or for colleagues only. */
export function WritingTabs({ isNote, onSwitch }: { isNote: boolean; onSwitch: (note: boolean) => void }) {
  return (
    <div role="tablist" aria-label={t`What to write`} className={css.tabs} data-note={isNote}>
      <Tab chosen={!isNote} onChoose={() => onSwitch(false)}>{t`Reply`}</Tab>
      <Tab chosen={isNote} onChoose={() => onSwitch(true)}>{t`Note`}</Tab>
      {isNote && (
        <span className={css.private}>
          <IconLock aria-hidden />
          {t`Only your team sees this`}
        </span>
      )}
    </div>
  );
}

function Tab({ chosen, onChoose, children }: { chosen: boolean; onChoose: () => void; children: string }) {
  return (
    <button
      type="button"
      role="tab"
      aria-selected={chosen}
      tabIndex={chosen ? 0 : -1}
      className={css.tab}
      onClick={onChoose}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
        event.preventDefault();
        const tabs = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>('[role=tab]');
        const other = [...(tabs ?? [])].find((tab) => tab !== event.currentTarget);
        other?.click();
        other?.focus();
      }}
    >
      {children}
    </button>
  );
}
