import { beforeEach, expect, it } from 'vitest';
import { aMessage } from '@/test/samples';
import { newestSeq, seenSeq } from './collision';
import { receivePage } from './store';

const byMe = { kind: 'agent' as const, id: 'me', external_id: null, name: 'Me', avatar_url: null };
const bySam = { ...byMe, id: 'sam', name: 'Sam' };

beforeEach(() =>
  receivePage(
    'c1',
    [
      aMessage({ seq: 1 }),
      aMessage({ seq: 2, type: 'outgoing', sender: byMe }),
      aMessage({ seq: 3 }),
      aMessage({ seq: 4, type: 'outgoing', sender: bySam }),
      aMessage({ seq: 5 }),
    ],
    'latest',
    false,
  ),
);

it('has_seen_all_when_only_the_contact_and_oneself_wrote_since', () => {
  expect(seenSeq('c1', 4, 'me')).toBe(5);
  expect(seenSeq('c1', 1, 'sam')).toBe(1);
  expect(seenSeq('c1', 2, 'sam')).toBe(5);
});

it('has_seen_what_was_there_before_a_colleague_wrote', () => {
  expect(seenSeq('c1', 1, 'me')).toBe(3);
});

it('says_nothing_of_a_conversation_that_is_not_known', () => {
  expect(newestSeq('c2')).toBeNull();
  expect(seenSeq('c2', null, 'me')).toBeNull();
});
