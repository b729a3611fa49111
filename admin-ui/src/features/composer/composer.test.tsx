import { screen, waitFor } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import type { Message } from '@/api/types';
import { draftOf } from '@/live/drafts';
import { resend } from '@/live/outbox';
import { receiveMessage, useLive } from '@/live/store';
import { aServer, json, problem } from '@/test/fake-server';
import { aMessage } from '@/test/samples';
import { show } from '@/test/show';
import { Composer } from './composer';

const SEND = 'POST /api/v1/conversations/c1/messages';

function compose(replyTo: Message | null = null, conversationId = 'c1') {
  const onLeave = vi.fn();
  return {
    onLeave,
    ...show(
      <Composer
        conversationId={conversationId}
        contactName="Ada"
        replyTo={replyTo}
        revision={null}
        onRevised={() => undefined}
        onReplyToNothing={() => undefined}
        onLeave={onLeave}
      />,
    ),
  };
}

/** What was sent, and not what was looked up. */
function posts(handlers: Parameters<typeof aServer>[0]) {
  const { asked } = aServer(handlers);
  return () => asked.filter((one) => one.method === 'POST');
}

const pending = () => Object.values(useLive.getState().pending);
const theMessage = (body: unknown) => json(201, aMessage({ seq: 3, type: 'outgoing', ...(body as object) }));

describe('the composer', () => {
  it('shows_the_reply_before_the_server_has_answered_and_clears_at_once', async () => {
    // A conversation of its own: the next reply in this one would wait behind it.
    aServer({ 'POST /api/v1/conversations/slow/messages': () => new Promise(() => undefined) });
    const { user } = compose(null, 'slow');
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'on my way');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('');
    expect(pending()).toMatchObject([{ text: 'on my way', state: 'sending', private: false }]);
  });

  it('names_the_reply_in_header_and_body_with_the_same_uuid_version_7', async () => {
    const sent = posts({ [SEND]: ({ body }) => theMessage(body) });
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'hello');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(pending()).toEqual([]));
    const [{ headers, body } = { headers: new Headers(), body: {} }] = sent();
    const name = headers.get('Idempotency-Key');
    expect(name).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(body).toEqual({ text: 'hello', private: false, client_message_id: name, undo_seconds: 5 });
    expect(headers.get('X-Requested-With')).toBe('chatroom');
  });

  it('leaves_enter_alone_for_new_lines', async () => {
    const sent = posts({});
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'one{Enter}two');
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('one\ntwo');
    expect(sent()).toEqual([]);
  });

  it('sends_nothing_when_there_is_only_white_space', async () => {
    const sent = posts({});
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), '  {Enter} ');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.getByRole('button', { name: 'Send' })).toBeDisabled();
    expect(sent()).toEqual([]);
  });

  it('writes_notes_that_are_private', async () => {
    const sent = posts({ [SEND]: ({ body }) => theMessage(body) });
    const { user } = compose();
    await user.click(screen.getByRole('tab', { name: 'Note' }));
    await user.type(screen.getByRole('textbox', { name: 'Note' }), 'between us');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sent()[0]?.body).toMatchObject({ text: 'between us', private: true }));
  });

  it('refers_to_the_message_being_answered', async () => {
    const sent = posts({ [SEND]: ({ body }) => theMessage(body) });
    const { user } = compose(aMessage({ seq: 2 }));
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'yes');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() => expect(sent()[0]?.body).toMatchObject({ reply_to_id: 'message-2' }));
  });

  it('keeps_a_failed_reply_with_its_reason_and_sends_it_again_under_the_same_name', async () => {
    let away = true;
    const sent = posts({
      [SEND]: ({ body }) => (away ? problem(503, 'unavailable', 'Try again in a minute.') : theMessage(body)),
    });
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'hello');
    await user.click(screen.getByRole('button', { name: 'Send' }));
    await waitFor(() =>
      expect(pending()).toMatchObject([{ state: 'waiting', reason: 'Try again in a minute.', requestId: 'request-1' }]),
    );
    away = false;
    resend(pending()[0]?.clientId ?? '');
    await waitFor(() => expect(pending()).toEqual([]));
    expect(sent()).toHaveLength(2);
    expect(sent()[1]?.headers.get('Idempotency-Key')).toBe(sent()[0]?.headers.get('Idempotency-Key'));
  });

  it('sends_a_conversations_replies_one_after_another', async () => {
    const answers: (() => void)[] = [];
    const sent = posts({
      [SEND]: ({ body }) => new Promise((resolve) => answers.push(() => resolve(theMessage(body)))),
    });
    const { user } = compose();
    for (const text of ['first', 'second']) {
      await user.type(screen.getByRole('textbox', { name: 'Reply' }), text);
      await user.keyboard('{Control>}{Enter}{/Control}');
    }
    await waitFor(() => expect(sent()).toHaveLength(1));
    expect(pending().map((reply) => reply.text)).toEqual(['first', 'second']);
    answers[0]?.();
    await waitFor(() => expect(sent()).toHaveLength(2));
    expect(sent()[1]?.body).toMatchObject({ text: 'second' });
  });

  it('keeps_the_draft_of_a_conversation_when_it_is_left_and_forgets_it_when_sent', async () => {
    aServer({ [SEND]: ({ body }) => theMessage(body) });
    const first = compose();
    await first.user.type(screen.getByRole('textbox', { name: 'Reply' }), 'half a thought');
    first.unmount();
    expect(draftOf('c1')).toEqual({ text: 'half a thought', private: false });
    const second = compose();
    expect(screen.getByRole('textbox', { name: 'Reply' })).toHaveValue('half a thought');
    await second.user.click(screen.getByRole('button', { name: 'Send' }));
    expect(draftOf('c1')).toBeUndefined();
  });

  it('leaves_the_field_on_escape', async () => {
    aServer({});
    const { user, onLeave } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'x{Escape}');
    expect(onLeave).toHaveBeenCalledOnce();
    expect(screen.getByRole('textbox', { name: 'Reply' })).not.toHaveFocus();
  });

  const scheduled = (change: object = {}) => ({
    id: 'held-1',
    conversation_id: 'c1',
    text: 'oops',
    reply_to_id: null,
    attachments: [],
    author_id: 'agent-1',
    author_name: 'Sam',
    send_at: new Date(Date.now() + 5_000).toISOString(),
    cancelled_at: null,
    created_at: new Date().toISOString(),
    ...change,
  });

  it('takes_a_reply_back_into_the_empty_field_while_the_server_holds_it', async () => {
    const sent = posts({
      [SEND]: () => json(202, scheduled()),
      'POST /api/v1/messages/held-1/cancel': () => new Response(null, { status: 204 }),
    });
    const { user } = compose();
    const field = screen.getByRole('textbox', { name: 'Reply' });
    await user.type(field, 'oops');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(pending()).toMatchObject([{ state: 'held' }]));
    expect(field).toHaveValue('');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(field).toHaveValue('oops'));
    expect(pending()).toEqual([]);
    expect(sent()).toHaveLength(2);
    expect(draftOf('c1')?.text).toBe('oops');
  });

  it('knows_the_held_reply_by_its_id_when_the_stream_tells_of_it', async () => {
    posts({ [SEND]: () => json(202, scheduled({ id: 'held-2' })) });
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'on its way');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(pending()).toMatchObject([{ state: 'held' }]));
    receiveMessage(aMessage({ seq: 3, type: 'outgoing', id: 'held-2', client_message_id: null }), 'stream');
    expect(pending()).toEqual([]);
  });

  it('sends_later_at_the_time_that_is_typed', async () => {
    const sent = posts({ [SEND]: () => json(202, scheduled()) });
    const { user } = compose();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'see you then');
    await user.keyboard('{Control>}{Shift>}L{/Shift}{/Control}');
    await user.type(await screen.findByRole('combobox', { name: 'Send at' }), '3h{Enter}');
    await waitFor(() => expect(sent()).toHaveLength(1));
    const body = sent()[0]?.body as { send_at: string };
    expect(Date.parse(body.send_at) - Date.now()).toBeGreaterThan(2.9 * 3_600_000);
    expect(body).not.toHaveProperty('undo_seconds');
    await waitFor(() => expect(pending()).toEqual([]));
  });
});
