import type { components } from './schema';

type Schemas = components['schemas'];

export type Conversation = Schemas['Conversation'];
export type ConversationStatus = Conversation['status'];
export type Priority = Schemas['ConversationPriority'];
export type Label = Schemas['Label'];
export type Contact = Schemas['Contact'];
export type MessageHit = Schemas['MessageHit'];
/** The client's own name for a reply is known for those this browser sent, and for all once the API tells it. */
export type Message = Schemas['Message'] & { client_message_id?: string | null };
export type Attachment = Schemas['MessageAttachment'];
export type ScheduledReply = Schemas['ScheduledReply'];
export type Timeline = Schemas['Timeline'];
export type Inbox = Schemas['Inbox'];
export type Platform = Schemas['Platform'];
export type PlatformField = Schemas['PlatformField'];
export type Me = Schemas['Account'];

/** What happened to a reply. See RANK in live/delivery.ts for their order. */
export type DeliveryStatus = Schemas['MessageStatus'];
export type Delivery = Schemas['Delivery'];
export type DeliveryRedrive = Schemas['DeliveryRedrive'];
export type QuarantineEntry = Schemas['QuarantineEntry'];
export type Integrity = Schemas['Integrity'];
export type Services = Schemas['Services'];
export type ServiceProcess = Schemas['ServiceProcess'];
export type Lanes = Schemas['Lanes'];
export type KeptBack = Schemas['KeptBack'];
export type Presence = Schemas['PresenceView'];
export type SharedDraft = Schemas['Draft'];

/** The data of the stream's event `typing`, which the description of the API tells in words only. */
export interface Typing {
  readonly conversation_id: string;
  readonly by: { readonly kind: 'agent' | 'contact'; readonly id: string; readonly name?: string | null };
  readonly typing: boolean;
  readonly note: boolean;
  readonly expires_in_ms: number;
}
export type User = Schemas['User'];
export type Role = Schemas['Role'];
export type ApiToken = Schemas['ApiToken'];
export type BrowserSession = Schemas['BrowserSession'];
export type AuditEvent = Schemas['AuditEvent'];
export type ReportOverview = Schemas['ReportOverview'];
export type ReportDurations = Schemas['ReportDurations'];
export type CannedReply = Schemas['CannedReply'];
export type Webhook = Schemas['Webhook'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
