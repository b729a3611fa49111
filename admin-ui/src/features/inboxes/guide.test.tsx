import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Guide, guideBlocks } from './guide';

it('draws_the_markdown_that_guides_use', () => {
  render(
    <Guide
      markdown={[
        '### Steps',
        '',
        '1. Write to [@BotFather](https://t.me/BotFather) and copy the **bot token**,',
        '   all of it.',
        '2. Save.',
        '',
        '```',
        'curl "https://example.com" \\',
        '',
        '  -d x=1',
        '```',
        '',
        '| type | needs |',
        '|---|---|',
        '| `message.created` | text |',
      ].join('\n')}
    />,
  );
  expect(screen.getByRole('heading', { name: 'Steps' })).toBeVisible();
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
    'Write to @BotFather and copy the bot token, all of it.',
    'Save.',
  ]);
  expect(screen.getByRole('link', { name: '@BotFather' })).toHaveAttribute('href', 'https://t.me/BotFather');
  expect(screen.getByText(/curl/)).toHaveTextContent('-d x=1');
  expect(screen.getByRole('cell', { name: 'message.created' })).toBeVisible();
});

it('never_makes_links_out_of_other_schemes_or_elements_out_of_html', () => {
  const { container } = render(<Guide markdown={'[x](javascript:alert(1)) <img src=x onerror=alert(1)>'} />);
  expect(screen.queryByRole('link')).toBeNull();
  expect(container.querySelector('img')).toBeNull();
});

it('ends_whatever_it_is_given', () => {
  for (const markdown of ['```', '|', '- ', '1. ', '#', '####### x', '* a\n```\n', '\n\n\n']) {
    expect(guideBlocks(markdown).length).toBeLessThan(4);
  }
});
