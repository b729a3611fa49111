/** What a page says of its chat; everything but the inbox may be left out. */
export interface ChatroomOptions {
  /** The inbox's key, as its settings show it. */
  inbox: string;
  /** Who is signed in on the page: a JWT made on your server, or a function that fetches a fresh one. */
  identity?: string | (() => Promise<string>) | undefined;
  /** Shown to agents as what the visitor says of himself; a signed identity outweighs it. */
  name?: string | undefined;
  email?: string | undefined;
  theme?: 'light' | 'dark' | 'auto' | undefined;
  /** Which corner of the window. */
  position?: 'right' | 'left' | undefined;
  /** `#rrggbb`; else the inbox's own. */
  color?: string | undefined;
  /** A language tag; what the page says of itself, if left out. */
  locale?: string | undefined;
  /** Texts by key, for a language we do not have or words you like better. */
  messages?: Record<string, string> | undefined;
  /** False if the page has a button of its own and calls `show`. */
  launcher?: boolean | undefined;
}

export interface VisitorAttributes {
  name?: string;
  email?: string;
}

export interface ChatroomEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  unread: { count: number };
  message: { id: string; text: string; from: 'agent' | 'visitor' };
  status: { connection: 'connecting' | 'live' | 'offline' };
  error: { code: string; detail: string };
}

export interface Chatroom {
  boot(options: ChatroomOptions): void;
  /** Changes what is given and leaves the rest. */
  update(options: Partial<ChatroomOptions>): void;
  /** Takes the chat off the page; with `forget`, as when somebody signs out, nothing of the visitor stays in this browser. */
  shutdown(how?: { forget?: boolean }): void;
  show(): void;
  hide(): void;
  toggle(): void;
  /** Opens the chat with this text in the field, to be sent or changed by the visitor. */
  showNewMessage(prefill?: string): void;
  setAttributes(attributes: VisitorAttributes): void;
  /** Returns what ends it. */
  on<Name extends keyof ChatroomEvents>(name: Name, listener: (event: ChatroomEvents[Name]) => void): () => void;
}

declare global {
  interface Window {
    Chatroom?: Chatroom;
  }
}
