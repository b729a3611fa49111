import { type RefObject, useLayoutEffect } from 'react';

export type Placement = 'bottom-start' | 'bottom-end' | 'top-start' | 'top-end' | 'right-end';

const GAP = 6;
const EDGE = 8;

/** Keeps a fixed element beside what it belongs to: on the side asked for when it fits there, and always in sight. */
export function useAnchored(
  floating: RefObject<HTMLElement | null>,
  anchor: RefObject<HTMLElement | null>,
  placement: Placement,
): void {
  useLayoutEffect(() => {
    const place = () => {
      const element = floating.current;
      const at = anchor.current?.getBoundingClientRect();
      if (!element || !at) return;
      const { offsetWidth: width, offsetHeight: height } = element;
      const [side, end] = placement.split('-');
      const isRtl = getComputedStyle(element).direction === 'rtl';
      let left: number;
      let top: number;
      if (side === 'right') {
        left = isRtl ? at.left - width - GAP : at.right + GAP;
        top = at.bottom - height;
        // On a phone the rail lies at the bottom, and there is no room beside it.
        if (left + width > innerWidth - EDGE || left < EDGE) {
          left = at.right - width;
          top = at.top - height - GAP;
        }
      } else {
        left = (end === 'start') !== isRtl ? at.left : at.right - width;
        const above = at.top - height - GAP;
        const below = at.bottom + GAP;
        const fitsBelow = below + height <= innerHeight - EDGE;
        top =
          side === 'top' ? (above >= EDGE || !fitsBelow ? above : below) : fitsBelow || above < EDGE ? below : above;
      }
      moveTo(
        element,
        Math.max(EDGE, Math.min(left, innerWidth - width - EDGE)),
        Math.max(EDGE, Math.min(top, innerHeight - height - EDGE)),
      );
    };
    place();
    const sizes = new ResizeObserver(place);
    if (floating.current) sizes.observe(floating.current);
    addEventListener('resize', place);
    addEventListener('scroll', place, true);
    return () => {
      sizes.disconnect();
      removeEventListener('resize', place);
      removeEventListener('scroll', place, true);
    };
  }, [floating, anchor, placement]);
}

function moveTo(element: HTMLElement, left: number, top: number): void {
  element.style.left = `${left}px`;
  element.style.top = `${top}px`;
}
