import { t } from '@lingui/core/macro';
import { classNames } from '@/ui/class-names';
import css from './suggestion-list.module.css';
import type { Suggestion } from './suggestions';

interface SuggestionListProps {
  id: string;
  label: string;
  suggestions: readonly Suggestion[];
  active: number;
  onChoose: (suggestion: Suggestion) => void;
}

/** What fits what is being typed, over the field; the field keeps the focus and takes the keys. */
export function SuggestionList({ id, label, suggestions, active, onChoose }: SuggestionListProps) {
  return (
    <div id={id} role="listbox" aria-label={label} className={css.list}>
      {suggestions.map((one, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active option
        <div
          key={one.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          className={classNames(css.option, index === active && css.active)}
          ref={(element) => {
            if (index === active) element?.scrollIntoView({ block: 'nearest' });
          }}
          // Before the field loses the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onChoose(one);
          }}
        >
          <span className={css.label} dir="auto">
            {one.label}
          </span>
          <span className={css.hint}>{one.hint}</span>
        </div>
      ))}
      {suggestions.length === 0 && <p className={css.none}>{t`Nothing matches`}</p>}
    </div>
  );
}
