// Browsers open six connections to a host at once: what the first picture waits for is asked for first.
const STYLESHEET = /\s*<link rel="stylesheet"[^>]*>/g;

/** A Vite plugin: has a page ask for its styles before its scripts. */
export function stylesFirst() {
  return {
    name: 'styles-first',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler: (html) => {
        const styles = html.match(STYLESHEET)?.join('') ?? '';
        return html.replace(STYLESHEET, '').replace(/\s*<script type="module"/, (script) => styles + script);
      },
    },
  };
}
