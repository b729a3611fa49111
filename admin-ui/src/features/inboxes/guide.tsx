import { type ReactNode, useMemo } from 'react';
import css from './guide.module.css';

type Block =
  | { kind: 'heading' | 'paragraph'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'list'; ordered: boolean; items: string[] }
  | { kind: 'table'; head: string[]; rows: string[][] };

/** A platform's set-up guide: the part of Markdown that guides use, as elements. Nothing in it becomes HTML. */
export function Guide({ markdown }: { markdown: string }) {
  const blocks = useMemo(() => guideBlocks(markdown), [markdown]);
  return (
    <div className={css.guide}>
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a guide never changes its order
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

export function guideBlocks(markdown: string): Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  let at = 0;
  const takeWhile = (belongs: (line: string) => boolean) => {
    const taken: string[] = [];
    while (at < lines.length && belongs(lines[at] ?? '')) taken.push(lines[at++] ?? '');
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') {
      at++;
    } else if (line.startsWith('```')) {
      at++;
      blocks.push({ kind: 'code', text: takeWhile((one) => !one.startsWith('```')).join('\n') });
      at++;
    } else if (/^#{1,6} /.test(line)) {
      at++;
      blocks.push({ kind: 'heading', text: line.replace(/^#+ /, '') });
    } else if (LIST_ITEM.test(line)) {
      const ordered = /^\d/.test(line);
      const items = takeWhile((one) => LIST_ITEM.test(one) || /^ {2,}\S/.test(one));
      blocks.push({ kind: 'list', ordered, items: joinContinued(items) });
    } else if (line.startsWith('|')) {
      const [head = [], , ...rows] = takeWhile((one) => one.startsWith('|')).map(cells);
      blocks.push({ kind: 'table', head, rows });
    } else {
      blocks.push({
        kind: 'paragraph',
        text: takeWhile((one) => one.trim() !== '' && !STARTS_BLOCK.test(one)).join(' '),
      });
    }
  }
  return blocks;
}

const LIST_ITEM = /^(?:[-*]|\d+\.) /;
const STARTS_BLOCK = /^(?:```|#{1,6} |[-*] |\d+\. |\|)/;

function joinContinued(lines: string[]): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (LIST_ITEM.test(line)) items.push(line.replace(LIST_ITEM, ''));
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

function cells(line: string): string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((cell) => cell.trim());
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case 'heading':
      return <h3>{inline(block.text)}</h3>;
    case 'paragraph':
      return <p>{inline(block.text)}</p>;
    case 'code':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <pre tabIndex={0}>
          <code>{block.text}</code>
        </pre>
      );
    case 'list': {
      const items = block.items.map((item) => <li key={item}>{inline(item)}</li>);
      return block.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
        <section className={css.table} aria-label={block.head.join(', ')} tabIndex={0}>
          <table>
            <thead>
              <tr>
                {block.head.map((cell) => (
                  <th key={cell} scope="col">
                    {inline(cell)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {block.rows.map((row) => (
                <tr key={row.join('|')}>
                  {row.map((cell) => (
                    <td key={cell}>{inline(cell)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      );
  }
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*]+)\*|\[([^\]]+)\]\((https?:\/\/[^\s)]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let done = 0;
  for (const found of text.matchAll(INLINE)) {
    const [whole, code, strong, emphasis, label, href] = found;
    if (found.index > done) parts.push(text.slice(done, found.index));
    const key = found.index;
    if (code !== undefined) parts.push(<code key={key}>{code}</code>);
    else if (strong !== undefined) parts.push(<strong key={key}>{strong}</strong>);
    else if (emphasis !== undefined) parts.push(<em key={key}>{emphasis}</em>);
    else {
      parts.push(
        <a key={key} href={href} target="_blank" rel="noopener noreferrer">
          {label}
        </a>,
      );
    }
    done = found.index + whole.length;
  }
  if (done < text.length) parts.push(text.slice(done));
  return parts;
}
