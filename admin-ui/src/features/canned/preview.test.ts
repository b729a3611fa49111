import { describe, expect, it } from 'vitest';
import { preview } from './preview';

const examples = new Map([['contact.first_name', 'Ada']]);

describe('a preview', () => {
  it('fills_in_what_it_knows_with_or_without_a_word_for_the_unknown', () => {
    expect(preview('Dear {{contact.first_name | customer}}, {{ contact.first_name }}!', examples)).toEqual([
      { said: 'Dear ' },
      { filled: 'Ada' },
      { said: ', ' },
      { filled: 'Ada' },
      { said: '!' },
    ]);
  });

  it('shows_what_stands_for_nothing', () => {
    expect(preview('{{contact.age}}', examples)).toEqual([{ unknown: '{{contact.age}}' }]);
  });

  it('leaves_single_braces_alone', () => {
    expect(preview('{contact.first_name}', examples)).toEqual([{ said: '{contact.first_name}' }]);
  });
});
