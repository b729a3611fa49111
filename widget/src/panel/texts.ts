import type { OF_FILES } from './files';

export const EN = {
  chatWith: 'Chat with {title}',
  closeChat: 'Close chat',
  messages: 'Messages',
  greeting: 'Hi there! How can we help?',
  available: 'We are here for you',
  away: 'We are away at the moment',
  backAt: 'We are back {when}',
  placeholder: 'Write a message…',
  message: 'Message',
  send: 'Send',
  sending: 'Sending…',
  sent: 'Sent',
  failed: 'Not sent',
  noConnection: 'Not sent: no connection',
  retry: 'Try again',
  discard: 'Delete',
  offline: 'You are offline. What you write is kept, and sent when you are back.',
  connecting: 'Connecting…',
  slow: 'That was quick! The rest goes out by itself in a moment.',
  older: 'Show earlier messages',
  olderLoading: 'Loading earlier messages…',
  olderFailed: 'Earlier messages could not be loaded.',
  newMessages: 'New messages',
  typing: 'An answer is being written…',
  support: 'Support',
  you: 'You',
  today: 'Today',
  yesterday: 'Yesterday',
  signIn: 'Please sign in on this page to chat with us.',
  askTitle: 'Before we start',
  askHelp: 'So that we know who we talk to, and can reach you if you have to go.',
  name: 'Your name',
  email: 'Your e-mail',
  optional: 'optional',
  nameNeeded: 'Please tell us your name.',
  emailInvalid: 'This does not look like an e-mail address.',
  start: 'Start chat',
  skip: 'Skip',
  tooLong: '{count} characters too long',
};

export type TextKey = keyof typeof EN | keyof typeof OF_FILES;
export type Language = Record<TextKey, string>;

/** Fetched when they are wanted. */
const LANGUAGES: Record<string, () => Promise<{ texts: Language }>> = {
  de: () => import('./languages/de'),
  fa: () => import('./languages/fa'),
};
const RIGHT_TO_LEFT = ['ar', 'ckb', 'fa', 'he', 'ps', 'ur', 'yi'];

const language = (locale: string) => locale.toLowerCase().split(/[-_]/)[0] ?? '';

export const direction = (locale: string): 'rtl' | 'ltr' => (RIGHT_TO_LEFT.includes(language(locale)) ? 'rtl' : 'ltr');

export type Say = (key: TextKey, values?: Record<string, string | number>) => string;

/** The page's own words first, then the language's, then English. */
export async function texts(locale: string, own: Record<string, string> = {}): Promise<Say> {
  const known = await LANGUAGES[language(locale)]?.().then(
    (module) => module.texts,
    () => EN,
  );
  return speaking({ ...(known ?? EN), ...own });
}

export const speaking =
  (words: Record<string, string>): Say =>
  (key, values = {}) =>
    (words[key] ?? (EN as Record<string, string>)[key] ?? '').replace(/\{(\w+)\}/g, (_, name: string) =>
      String(values[name] ?? ''),
    );

/** A locale that dates can be written in; what the page says may be no such thing. */
export function dateLocale(locale: string): string | undefined {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(locale)[0];
  } catch {
    return undefined;
  }
}
