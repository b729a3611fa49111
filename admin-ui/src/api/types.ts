import type { components } from './schema';

type Schemas = components['schemas'];

export type Conversation = Schemas['Conversation'];
export type ConversationStatus = Conversation['status'];
export type Message = Schemas['Message'];
export type Attachment = Schemas['Attachment'];
export type Timeline = Schemas['Timeline'];
export type Inbox = Schemas['Inbox'];
export type Platform = Schemas['Platform'];
export type PlatformField = Schemas['Field'];
export type Me = Schemas['Me'];

/** What happened to a reply, from worst known to best. See RANK in live/delivery.ts. */
export type DeliveryStatus = 'queued' | 'sending' | 'retrying' | 'unknown' | 'sent' | 'failed' | 'delivered' | 'read';
