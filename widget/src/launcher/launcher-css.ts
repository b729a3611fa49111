/** In a sheet of its own, adopted by the shadow root: the page needs no 'unsafe-inline', and its styles do not reach in. */
export const launcherCss = `
:host { all: initial; }
.button {
  position: fixed; inset-block-end: 20px; right: 20px; z-index: 2147483000;
  display: grid; place-items: center; inline-size: 60px; block-size: 60px; padding: 0;
  border: 0; border-radius: 50%; background: var(--color); color: var(--on-color); cursor: pointer;
  box-shadow: 0 1px 3px rgb(0 0 0 / 18%), 0 8px 24px -4px rgb(0 0 0 / 28%);
  transition: transform 160ms cubic-bezier(.2, .8, .3, 1.2), box-shadow 160ms ease-out;
}
.button:hover { transform: scale(1.05); box-shadow: 0 2px 4px rgb(0 0 0 / 18%), 0 12px 32px -4px rgb(0 0 0 / 34%); }
.button:active { transform: scale(.96); }
.button:focus-visible { outline: 3px solid #fff; box-shadow: 0 0 0 6px var(--color); }
.left .button { right: auto; left: 20px; }
svg { grid-area: 1 / 1; inline-size: 28px; block-size: 28px; transition: opacity 120ms ease-out, transform 160ms ease-out; }
.button[aria-expanded='false'] .down, .button[aria-expanded='true'] .talk { opacity: 0; transform: scale(.5) rotate(-30deg); }
.badge {
  position: absolute; inset-block-start: -2px; inset-inline-end: -2px; box-sizing: border-box; min-inline-size: 22px; padding-inline: 6px;
  border: 2px solid #fff; border-radius: 11px; background: #c4262e; color: #fff; font: 600 12px/18px system-ui, sans-serif; text-align: center;
}
.badge[hidden] { display: none; }
.frame {
  position: fixed; inset-block-end: 96px; right: 20px; z-index: 2147483000; color-scheme: normal;
  inline-size: min(400px, calc(100vw - 40px)); block-size: min(680px, calc(100dvh - 116px));
  border: 0; border-radius: 18px; background: transparent;
  box-shadow: 0 0 0 1px rgb(0 0 0 / 6%), 0 4px 12px -2px rgb(0 0 0 / 10%), 0 24px 64px -12px rgb(0 0 0 / 38%);
  transform-origin: bottom right; transition: opacity 160ms ease-out, transform 200ms cubic-bezier(.2, .9, .3, 1), visibility 0s;
}
.left .frame { right: auto; left: 20px; transform-origin: bottom left; }
.closed .frame { visibility: hidden; opacity: 0; transform: translateY(12px) scale(.97); transition: opacity 120ms ease-out, transform 120ms ease-out, visibility 0s 120ms; }
@media (max-width: 480px), (max-height: 480px) {
  .frame { inset: 0; inline-size: 100%; block-size: 100dvh; border-radius: 0; }
  .open .button { display: none; }
}
@media (prefers-reduced-motion: reduce) { .button, svg, .frame, .closed .frame { transition: none; } .button:hover, .button:active { transform: none; } }
@media (forced-colors: active) { .button { border: 2px solid ButtonText; } }
@media print { .button, .frame { display: none; } }
`;
