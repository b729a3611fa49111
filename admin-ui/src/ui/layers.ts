import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

/** What lies over the page right now, the topmost last: Escape and a press outside speak to that one only. */
const layers: Layer[] = [];

interface Layer {
  readonly element: () => HTMLElement | null;
  readonly close: () => void;
  readonly modal: boolean;
}

/** Whether a dialog is open: keys of the page behind it rest. */
export function isBehindDialog(): boolean {
  return layers.some((layer) => layer.modal);
}

interface LayerOptions {
  onClose: () => void;
  /** False for a question that has to be answered. */
  closable?: boolean;
  /** The page behind is out of reach; otherwise a press on it closes the layer. */
  modal?: boolean;
  /** What belongs to it though it lies outside: the button that opened it. */
  anchor?: RefObject<HTMLElement | null> | undefined;
}

/**
 * Makes a mounted element a layer over the page: takes the focus and keeps Tab inside, closes on Escape and on a press
 * outside, and gives the focus back to where it came from.
 */
export function useLayer(element: RefObject<HTMLElement | null>, options: LayerOptions): void {
  const { modal = false, closable = true, anchor } = options;
  const onClose = useRef(options.onClose);
  useEffect(() => {
    onClose.current = options.onClose;
  });

  useLayoutEffect(() => {
    const cameFrom = document.activeElement;
    const layer: Layer = {
      element: () => element.current,
      modal,
      close: () => {
        if (closable) onClose.current();
      },
    };
    layers.push(layer);
    const own = element.current;
    const wanted =
      own?.querySelector<HTMLElement>('[data-autofocus]') ?? own?.querySelector<HTMLElement>('[role^=menuitem]');
    (wanted ?? focusable(own)[0] ?? own)?.focus();

    const onKeyDown = (event: KeyboardEvent) => {
      if (layers.at(-1) !== layer || event.isComposing) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        layer.close();
      } else if (event.key === 'Tab') keepInside(event, element.current);
    };
    const onPress = ({ target }: PointerEvent) => {
      if (modal || layers.at(-1) !== layer || !(target instanceof Node)) return;
      if (element.current?.contains(target) || anchor?.current?.contains(target)) return;
      layer.close();
    };
    document.addEventListener('keydown', onKeyDown, true);
    document.addEventListener('pointerdown', onPress, true);
    return () => {
      document.removeEventListener('keydown', onKeyDown, true);
      document.removeEventListener('pointerdown', onPress, true);
      layers.splice(layers.indexOf(layer), 1);
      // Whoever has put the focus elsewhere meant it.
      const isOurs = document.activeElement === document.body || own?.contains(document.activeElement) === true;
      if (isOurs && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    };
  }, [element, anchor, modal, closable]);
}

function keepInside(event: KeyboardEvent, element: HTMLElement | null): void {
  const stops = focusable(element);
  const first = stops[0];
  const last = stops.at(-1);
  const at = document.activeElement;
  const isOutside = !(element?.contains(at) ?? false) || at === element;
  if (!first || !last) event.preventDefault();
  else if (event.shiftKey && (at === first || isOutside)) {
    event.preventDefault();
    last.focus();
  } else if (!event.shiftKey && (at === last || isOutside)) {
    event.preventDefault();
    first.focus();
  }
}

function focusable(element: HTMLElement | null): HTMLElement[] {
  const all = element?.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]') ?? [];
  return [...all].filter((one) => one.tabIndex >= 0 && !one.hasAttribute('disabled') && isShown(one));
}

function isShown(element: HTMLElement): boolean {
  // Not every place this runs in lays anything out.
  return typeof element.checkVisibility !== 'function' || element.checkVisibility();
}
