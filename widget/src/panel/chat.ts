import type { ToPage } from '../wire';
import type { Kept } from './kept';
import { LiveUpdates } from './live-updates';
import type { Queue, Queued } from './queue';
import { Receipts } from './receipts';
import { Sender } from './sender';
import { type PanelConfig, Refusal, type SiteApi, type SiteMessage } from './site-api';
import { type Bubble, bubbles, Thread } from './thread';
import { IdentityNeeded, type Said, type Visitor } from './visitor';

export interface ChatState {
  config: PanelConfig;
  bubbles: Bubble[];
  /** False until it is known whether there is anything to show. */
  loaded: boolean;
  older: 'none' | 'some' | 'loading' | 'failed';
  connection: 'connecting' | 'live' | 'offline';
  /** An answer is being written. */
  typing: boolean;
  /** The visitor has to sign in on the page first. */
  identityNeeded: boolean;
  /** Writing faster than the server takes; it goes on by itself. */
  slow: boolean;
  asked: boolean;
}

/** What the panel's parts need of a chat. */
export type Talk = Pick<
  Chat,
  'state' | 'draft' | 'subscribe' | 'send' | 'retry' | 'discard' | 'say' | 'loadOlder' | 'typing' | 'setAtEnd'
>;

const TYPING_TOLD_EVERY = 3000;
/** What is durable at the server for longer than this, and has not come back, will not: it is older than what is shown. */
const COMES_BACK_WITHIN = 24 * 3600 * 1000;
const CONFIG_GOOD_FOR = 60_000;

/** A visitor's conversation: what is shown of it, and everything he can do with it. */
export class Chat {
  private readonly thread = new Thread();
  private readonly listeners = new Set<() => void>();
  private readonly tabs: BroadcastChannel;
  private readonly sender: Sender;
  private readonly receipts: Receipts;
  private readonly live: LiveUpdates;
  private queue: Queued[] = [];
  private shown = false;
  private atEnd = true;
  private configAt = Date.now();
  private typingTimer: ReturnType<typeof setTimeout> | undefined;
  private typingTold = 0;
  private unread = -1;
  state: ChatState;

  constructor(
    key: string,
    private readonly api: SiteApi,
    private readonly stored: Queue,
    private readonly kept: Kept,
    private readonly visitor: Visitor,
    private readonly tell: (message: ToPage) => void,
    config: PanelConfig,
  ) {
    this.state = {
      config,
      bubbles: [],
      loaded: false,
      older: 'none',
      connection: navigator.onLine ? 'connecting' : 'offline',
      typing: false,
      identityNeeded: false,
      slow: false,
      asked: kept.get('asked') === 'yes',
    };
    this.sender = new Sender(key, api, stored, visitor, {
      changed: () => this.queueChanged(true),
      blocked: (failure) => this.fail(failure),
      slow: (slow) => {
        if (slow !== this.state.slow) this.set({ slow });
      },
      accepted: () => {
        this.tell({ type: 'known' });
        this.live.open();
      },
    });
    this.receipts = new Receipts(api, visitor);
    this.live = new LiveUpdates(api, visitor, {
      connected: () => this.catchUp(),
      message: (message) => this.take([message], true),
      typing: (milliseconds) => this.showTyping(milliseconds),
      state: (connection) => {
        this.set(connection === 'offline' ? { connection, loaded: true } : { connection });
        this.tell({ type: 'event', name: 'status', detail: { connection } });
      },
      failed: (failure) => this.fail(failure),
    });
    this.tabs = new BroadcastChannel(`chatroom-${key}`);
    this.tabs.onmessage = ({ data }: MessageEvent<string>) => {
      if (data === 'forgotten') this.empty();
      else
        void this.queueChanged(false).then(() => {
          if (this.visitor.known()) this.live.open();
          this.sender.flush();
        });
    };
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  async start(): Promise<void> {
    await this.queueChanged(false);
    addEventListener('online', () => this.awake());
    addEventListener('offline', () => this.set({ connection: 'offline' }));
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.awake();
      this.look();
    });
    await this.recognise();
  }

  /** Back on the network, or looked at again: no waiting for the next try. */
  private awake(): void {
    if (this.state.connection === 'offline') this.set({ connection: this.visitor.known() ? 'connecting' : 'live' });
    this.live.hurry();
    this.sender.hurry();
  }

  async send(text: string, files: readonly File[] = []): Promise<void> {
    const last = this.queue.at(-1)?.at ?? 0;
    const message: Queued = {
      id: crypto.randomUUID(),
      owner: this.visitor.owner,
      text,
      files: files.map((content) => ({ name: content.name, size: content.size, content })),
      at: Math.max(Date.now(), last + 1),
      state: 'sending',
    };
    this.queue = [...this.queue, message];
    this.show();
    await this.stored.put(message);
    this.tabs.postMessage('queue');
    this.sender.flush();
  }

  async retry(id: string): Promise<void> {
    const message = this.queue.find((queued) => queued.id === id);
    if (!message) return;
    const { reason: _, ...again } = message;
    await this.stored.put({ ...again, state: 'sending' });
    await this.queueChanged(true);
    this.sender.hurry();
  }

  async discard(id: string): Promise<void> {
    await this.stored.remove(id);
    await this.queueChanged(true);
  }

  async say(said: Said): Promise<void> {
    this.kept.set('asked', 'yes');
    this.set({ asked: true });
    try {
      await this.visitor.say(said);
    } catch {
      // it goes along with the next session; nobody waits for a name
    }
  }

  async loadOlder(): Promise<void> {
    const token = this.visitor.known()?.token;
    if (!token || this.state.older === 'loading') return;
    this.set({ older: 'loading' });
    try {
      const page = await this.api.messages(token, { before_seq: this.thread.firstSeq });
      this.thread.take(page.items);
      this.show({ older: page.next_cursor ? 'some' : 'none' });
    } catch {
      this.set({ older: 'failed' });
    }
  }

  /** The visitor is writing; told now and then. */
  typing(): void {
    const token = this.visitor.known()?.token;
    if (!token || !this.thread.lastSeq || Date.now() - this.typingTold < TYPING_TOLD_EVERY) return;
    this.typingTold = Date.now();
    void this.api.typing(token).catch(() => {});
  }

  setShown(shown: boolean): void {
    this.shown = shown;
    if (shown) void this.refreshConfig();
    this.look();
  }

  /** Whether the newest message is on screen. */
  setAtEnd(atEnd: boolean): void {
    if (this.atEnd === atEnd) return;
    this.atEnd = atEnd;
    this.look();
  }

  get draft(): string {
    return this.kept.get('draft') ?? '';
  }

  set draft(text: string) {
    this.kept.set('draft', text || undefined);
  }

  private async refreshConfig(): Promise<void> {
    if (Date.now() - this.configAt < CONFIG_GOOD_FOR) return;
    this.configAt = Date.now();
    try {
      this.set({ config: await this.api.config() });
    } catch {
      // the one we have is good enough
    }
  }

  /** Whoever the page says it is now: somebody else, perhaps, than whose messages are shown. */
  async recognise(): Promise<void> {
    const before = this.visitor.owner;
    try {
      await this.visitor.recognise();
      this.set({ identityNeeded: false });
    } catch (failure) {
      this.fail(failure);
      if (failure instanceof IdentityNeeded) {
        this.empty();
        return;
      }
    }
    if (this.visitor.owner !== before) this.empty();
    await this.queueChanged(false);
    if (this.visitor.known()) this.live.open();
    else this.set({ loaded: true, connection: navigator.onLine ? 'live' : 'offline' });
    this.sender.hurry();
  }

  async forget(): Promise<void> {
    this.set({ asked: false });
    this.kept.set('asked', undefined);
    this.draft = '';
    await this.stored.clear();
    this.visitor.forget();
    this.tabs.postMessage('forgotten');
    this.empty();
    this.tell({ type: 'forgotten' });
  }

  private empty(): void {
    this.live.close();
    this.thread.clear();
    this.queue = [];
    this.unread = -1;
    this.set({ loaded: true, older: 'none', typing: false, connection: navigator.onLine ? 'live' : 'offline' });
    this.show();
  }

  /** What came while nobody listened: exactly what follows the last seq, then live. */
  private async catchUp(): Promise<void> {
    const token = await this.visitor.token();
    if (this.thread.lastSeq === 0) {
      const page = await this.api.messages(token, undefined);
      this.take(page.items, false);
      this.set({ loaded: true, older: page.next_cursor ? 'some' : 'none' });
      await this.dropWhatIsLongGone();
      this.sender.hurry();
      return;
    }
    for (let more = true; more; ) {
      const page = await this.api.messages(token, { after_seq: this.thread.lastSeq });
      this.take(page.items, true);
      more = page.next_cursor !== null;
    }
    this.set({ loaded: true });
    this.sender.hurry();
  }

  private async dropWhatIsLongGone(): Promise<void> {
    for (const queued of this.queue) {
      if (queued.state === 'accepted' && Date.now() - queued.at > COMES_BACK_WITHIN) await this.discard(queued.id);
    }
  }

  private take(messages: SiteMessage[], isNew: boolean): void {
    const known = this.thread.lastSeq;
    this.thread.take(messages);
    for (const message of messages) {
      if (message.client_message_id) void this.cameBack(message.client_message_id);
      if (isNew && message.seq > known) {
        const from = message.type === 'incoming' ? 'visitor' : 'agent';
        this.tell({ type: 'event', name: 'message', detail: { id: message.id, text: message.text, from } });
        if (from === 'agent') this.showTyping(0);
      }
    }
    if (messages.length > 0) this.tell({ type: 'known' });
    this.receipts.delivered(this.thread.all());
    this.show();
    this.look();
  }

  private async cameBack(id: string): Promise<void> {
    if (!this.queue.some((queued) => queued.id === id)) return;
    await this.stored.remove(id);
    await this.queueChanged(true);
  }

  private async queueChanged(tellTabs: boolean): Promise<void> {
    this.queue = (await this.stored.all()).filter((queued) => this.sender.isTheirs(queued));
    if (tellTabs) this.tabs.postMessage('queue');
    this.show();
  }

  private showTyping(milliseconds: number): void {
    clearTimeout(this.typingTimer);
    const typing = milliseconds > 0;
    if (typing) this.typingTimer = setTimeout(() => this.set({ typing: false }), milliseconds);
    if (typing !== this.state.typing) this.set({ typing });
  }

  /** What is on screen is read; what is not, counts. */
  private look(): void {
    const watched = this.shown && this.atEnd && document.visibilityState === 'visible';
    if (watched) this.receipts.read(this.thread.all());
    const count = this.receipts.unread(this.thread.all());
    if (count !== this.unread) {
      this.unread = count;
      this.tell({ type: 'event', name: 'unread', detail: { count } });
    }
  }

  private fail(failure: unknown): void {
    if (failure instanceof IdentityNeeded) {
      this.set({ identityNeeded: true, loaded: true });
      this.tell({ type: 'event', name: 'error', detail: { code: 'identity_needed', detail: failure.message } });
    } else if (failure instanceof Refusal && !failure.passing) {
      this.set({ loaded: true });
      this.tell({ type: 'event', name: 'error', detail: { code: failure.code, detail: failure.message } });
    }
  }

  private show(more: Partial<ChatState> = {}): void {
    this.set({ ...more, bubbles: bubbles(this.thread, this.queue) });
  }

  private set(changes: Partial<ChatState>): void {
    this.state = { ...this.state, ...changes };
    for (const listener of this.listeners) listener();
  }
}
