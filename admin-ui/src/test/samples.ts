import type { Conversation, Inbox, Message, Platform, PlatformField } from '@/api/types';
import type { PendingReply } from '@/live/store';

const moment = (seq: number) => new Date(Date.UTC(2026, 0, 1, 9, seq)).toISOString();

export function aMessage(change: Partial<Message> & { seq: number }): Message {
  const type = change.type ?? 'incoming';
  return {
    id: `message-${change.seq}`,
    conversation_id: 'c1',
    client_message_id: null,
    type,
    private: false,
    text: `text ${change.seq}`,
    sender: {
      kind: type === 'incoming' ? 'contact' : 'agent',
      id: type === 'incoming' ? 'contact-1' : 'agent-1',
      external_id: null,
      name: type === 'incoming' ? 'Ada Lovelace' : 'Sam Rivera',
      avatar_url: null,
    },
    external_id: null,
    reply_to: null,
    status: type === 'outgoing' ? 'sent' : null,
    status_code: null,
    status_reason: null,
    next_attempt_at: null,
    cancel_requested_at: null,
    attachments: [],
    reactions: [],
    mentions: [],
    edited_at: null,
    deleted_at: null,
    sent_at: moment(change.seq),
    created_at: moment(change.seq),
    ...change,
  };
}

export function aConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: 'c1',
    display_id: 1,
    inbox_id: 'inbox-1',
    platform: 'example',
    external_id: 'thread-1',
    status: 'open',
    priority: null,
    assignee_id: null,
    labels: [],
    contact: {
      id: 'contact-1',
      name: 'Ada Lovelace',
      avatar_url: null,
      source_id: 'u-1',
      verified: true,
      blocked: false,
    },
    last_message: { seq: 2, type: 'incoming', text: 'text 2', status: null, created_at: moment(2) },
    last_seq: 2,
    unread_count: 0,
    scheduled_count: 0,
    waiting_since: null,
    first_response_at: null,
    snoozed_until: null,
    created_at: moment(0),
    updated_at: moment(2),
    version: 1,
    ...change,
  };
}

export function aPendingReply(change: Partial<PendingReply> = {}): PendingReply {
  return {
    clientId: 'client-1',
    conversationId: 'c1',
    text: 'a reply',
    private: false,
    files: [],
    sendAt: null,
    undoSeconds: null,
    held: null,
    replyToId: null,
    lastSeenSeq: null,
    createdAt: moment(30),
    state: 'sending',
    reason: null,
    mayHaveArrived: false,
    requestId: null,
    ...change,
  };
}

export function aField(change: Partial<PlatformField> & { name: string }): PlatformField {
  return {
    label: change.name,
    help: `Help for ${change.name}.`,
    kind: 'text',
    credential: false,
    required: false,
    pattern: null,
    pattern_hint: null,
    section: 'connection',
    ...change,
  };
}

export function aPlatform(fields: PlatformField[]): Platform {
  return {
    id: 'example',
    label: 'Example Chat',
    transport: 'push',
    retry: 'idempotent',
    capabilities: [],
    text_limit: { max: 1000, unit: 'code_points' },
    fields,
    guide: '1. Do this.',
  };
}

export function anInbox(change: Partial<Inbox> = {}): Inbox {
  return {
    id: 'inbox-1',
    name: 'Shop',
    platform: 'example',
    enabled: true,
    state: 'active',
    webhook_url: 'https://chat.example/webhooks/example/key',
    settings: {},
    credentials_set: [],
    keys: [],
    check: null,
    created_at: moment(0),
    deleted_at: null,
    ...change,
  };
}
