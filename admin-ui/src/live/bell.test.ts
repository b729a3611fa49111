import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { meQuery, queryClient } from '@/api/queries';
import { prefer, USUAL } from '@/preferences/preferences';
import { aConversation, aMessage } from '@/test/samples';
import { ring, takeBell } from './bell';
import { receiveConversations } from './store';

const words = { title: 'Ada', body: 'Hello' };
const noon = new Date('2026-01-31T12:00:00');
const of = (change: Parameters<typeof aMessage>[0]) => ring(aMessage(change), words, () => undefined, noon);

describe('the bell', () => {
  let leave: () => void;
  beforeEach(() => {
    queryClient.setQueryData(meQuery.queryKey, {
      id: 'me',
      username: 'me',
      name: 'Me',
      role: 'agent',
      all_inboxes: true,
      password_handed_out: false,
      inbox_ids: [],
    });
    leave = takeBell();
  });
  afterEach(() => {
    leave();
    prefer(USUAL);
  });

  it('rings_for_my_conversations_and_not_for_those_of_others', () => {
    receiveConversations([aConversation({ id: 'c1', assignee_id: 'me' })], 'answer');
    receiveConversations([aConversation({ id: 'c2', assignee_id: 'somebody' })], 'answer');
    expect(of({ seq: 3, conversation_id: 'c1' })).toEqual(['sound']);
    expect(of({ seq: 3, conversation_id: 'c2' })).toEqual([]);
  });

  it('is_still_about_what_we_said_ourselves', () => {
    receiveConversations([aConversation({ id: 'c1', assignee_id: 'me' })], 'answer');
    expect(of({ seq: 3, type: 'outgoing' })).toEqual([]);
  });

  it('is_still_in_quiet_hours', () => {
    receiveConversations([aConversation({ id: 'c1', assignee_id: 'me' })], 'answer');
    prefer({ quietHours: { from: '11:00', to: '13:00' } });
    expect(of({ seq: 3 })).toEqual([]);
  });

  it('is_still_in_a_tab_that_does_not_hold_it', () => {
    receiveConversations([aConversation({ id: 'c1', assignee_id: 'me' })], 'answer');
    leave();
    expect(of({ seq: 3 })).toEqual([]);
  });
});
