import { render, screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LinkedText, linkParts } from './linked-text';

const links = (text: string) => linkParts(text).flatMap((part) => part.href ?? []);

describe('becomes a link', () => {
  it.each([
    ['see https://example.com/a?b=c#d.', 'https://example.com/a?b=c#d'],
    ['(https://example.com/a)', 'https://example.com/a'],
    ['https://en.wikipedia.org/wiki/Chat_(software)', 'https://en.wikipedia.org/wiki/Chat_(software)'],
    ['HTTP://EXAMPLE.COM/', 'http://example.com/'],
    ['“https://example.com/x”', 'https://example.com/x%E2%80%9D'],
    ['http://localhost:8080/x', 'http://localhost:8080/x'],
  ])('%s', (text, href) => expect(links(text)).toEqual([href]));
});

describe('stays text', () => {
  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt://%0aalert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:msgbox(1)',
    'file:///etc/passwd',
    'https://paypal.com@evil.example/login',
    'https://user:secret@evil.example/',
    'https://',
    'http://[::bad',
    'example.com',
    '//evil.example',
  ])('%s', (text) => expect(links(text)).toEqual([]));
});

it('ends_an_address_where_invisible_or_direction_turning_characters_begin', () => {
  expect(links('https://example.com/\u202Egpj.exe')).toEqual(['https://example.com/']);
  expect(links('https://example.com/\u200Bx')).toEqual(['https://example.com/']);
});

it('loses_nothing_of_the_text', () => {
  const text = 'a https://x.example/ b <img src=x onerror=alert(1)> https://y.example/(z). javascript:alert(1) \u202Ec';
  expect(
    linkParts(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
});

it('shows_markup_as_the_text_it_is', () => {
  const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script><a href="javascript:alert(3)">x</a>';
  const { container } = render(<LinkedText text={hostile} />);
  expect(container.textContent).toBe(hostile);
  expect(container.querySelectorAll('*')).toHaveLength(0);
});

it('opens_links_apart_from_this_page_and_gives_them_no_credit', () => {
  render(<LinkedText text="see https://example.com/" />);
  const link = screen.getByRole('link', { name: 'https://example.com/' });
  expect(link).toHaveAttribute('target', '_blank');
  expect(link).toHaveAttribute('rel', 'noopener noreferrer nofollow');
});

it('takes_a_hundred_thousand_characters_in_its_stride', () => {
  const started = performance.now();
  linkParts(`https://example.com/${'('.repeat(50_000)}${')'.repeat(50_000)}`);
  linkParts('https://'.repeat(12_500));
  linkParts(`https://e.example/${'.)'.repeat(5_000)}`);
  expect(performance.now() - started).toBeLessThan(2_000);
});
