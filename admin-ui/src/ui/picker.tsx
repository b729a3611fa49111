import { t } from '@lingui/core/macro';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import type { Placement } from './anchored';
import { classNames } from './class-names';
import { IconCheck } from './icons';
import css from './picker.module.css';
import { Floating } from './popover';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Said smaller, at the end of the line. */
  readonly hint?: string | undefined;
  readonly icon?: ReactNode;
  readonly chosen?: boolean | undefined;
}

interface PickerProps {
  label: string;
  anchor: RefObject<HTMLElement | null>;
  placement?: Placement;
  choices: readonly Choice[];
  /** Several may hold: it stays open until it is left. */
  several?: boolean;
  /** Makes something of a text that is among no choices. */
  fromText?: ((text: string) => Choice | undefined) | undefined;
  placeholder?: string;
  /** The choices are those found for what is typed, by somebody else: none of them is left out here. */
  onText?: (text: string) => void;
  nothing?: string | undefined;
  onPick: (value: string) => void;
  onClose: () => void;
}

/** One or more of many, found by typing. */
export function Picker(props: PickerProps) {
  const { label, anchor, placement = 'bottom-start', choices, several, fromText, onText, onPick, onClose } = props;
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(() => Math.max(0, several ? 0 : choices.findIndex((one) => one.chosen)));
  const found = onText ? choices : choices.filter((one) => isNamed(one, text));
  const made = text.trim() === '' ? undefined : fromText?.(text.trim());
  const shown = made ? [made, ...found.filter((one) => one.value !== made.value)] : found;
  const active = Math.min(at, shown.length - 1);

  const pick = (choice: Choice | undefined) => {
    if (!choice) return;
    onPick(choice.value);
    if (several) setText('');
    else onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setAt((active + step + shown.length) % Math.max(1, shown.length));
    else if (event.key === 'Enter') pick(shown[active]);
    else if (event.key === 'Tab') onClose();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Floating label={label} anchor={anchor} placement={placement} onClose={onClose} className={css.picker}>
      <input
        className={css.field}
        role="combobox"
        aria-label={label}
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={shown.length > 0 ? `${id}-${active}` : undefined}
        placeholder={props.placeholder ?? label}
        value={text}
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setText(event.target.value);
          onText?.(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} aria-multiselectable={several} className={css.list}>
        {shown.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above takes the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the field holds the focus and names the active option
          <div
            key={choice.value}
            id={`${id}-${index}`}
            role="option"
            aria-selected={several ? choice.chosen === true : index === active}
            className={classNames(css.option, index === active && css.active)}
            ref={(element) => {
              if (index === active) element?.scrollIntoView({ block: 'nearest' });
            }}
            onPointerMove={() => setAt(index)}
            onClick={() => pick(choice)}
          >
            {several && (
              <span className={css.box} data-checked={choice.chosen === true}>
                {choice.chosen && <IconCheck aria-hidden />}
              </span>
            )}
            {choice.icon}
            <span className={css.label} dir="auto">
              {choice.label}
            </span>
            {choice.hint && <span className={css.hint}>{choice.hint}</span>}
            {!several && choice.chosen && <IconCheck aria-hidden />}
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={css.none}>{props.nothing ?? t`Nothing matches`}</p>}
    </Floating>
  );
}

function isNamed({ label, hint = '' }: Choice, text: string): boolean {
  const hay = `${label} ${hint}`.toLocaleLowerCase();
  return text
    .trim()
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => hay.includes(word));
}
