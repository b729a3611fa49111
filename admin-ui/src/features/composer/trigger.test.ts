import { expect, it } from 'vitest';
import { replaced, triggerAt } from './trigger';

const at = (text: string, isNote = false) => triggerAt(text, text.length, isNote);

it('a_slash_begins_a_saved_reply_where_a_word_begins', () => {
  expect(at('/')).toEqual({ kind: 'saved', query: '', from: 0, to: 1 });
  expect(at('Hello /shi')).toEqual({ kind: 'saved', query: 'shi', from: 6, to: 10 });
  expect(at('Hello\n/shi')?.query).toBe('shi');
});

it.each(['https://', 'and/or', '12/2027', 'see /a b', 'x@y'])('%s_begins_nothing', (text) => {
  expect(at(text)).toBeNull();
});

it('a_colleague_is_named_in_notes_only', () => {
  expect(at('ask @sa', true)).toEqual({ kind: 'mention', query: 'sa', from: 4, to: 7 });
  expect(at('ask @sa')).toBeNull();
  expect(at('mail sam@example', true)).toBeNull();
});

it('what_was_typed_is_replaced_and_what_follows_stays', () => {
  const text = 'Hi /shi and bye';
  const trigger = triggerAt(text, 7, false);
  expect(trigger && replaced(text, trigger, 'It is on its way.')).toEqual({
    text: 'Hi It is on its way. and bye',
    caret: 20,
  });
});
