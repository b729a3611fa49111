import type { Queued } from './queue';
import type { SiteMessage } from './site-api';

/** Without a `url` it is on its way to the server. */
export interface BubbleFile {
  name: string | null;
  size: number | null;
  url?: string;
}

/** One bubble: what the server has, or what waits to get there. */
export interface Bubble {
  key: string;
  mine: boolean;
  text: string;
  files: BubbleFile[];
  at: number;
  name: string | undefined;
  state: 'sending' | 'failed' | 'sent' | 'received';
  reason: string | undefined;
}

/** The messages the server has, by seq; taking one twice changes nothing. */
export class Thread {
  private readonly bySeq = new Map<number, SiteMessage>();
  private sorted: SiteMessage[] | undefined;

  take(messages: SiteMessage[]): void {
    for (const message of messages) this.bySeq.set(message.seq, message);
    this.sorted = undefined;
  }

  all(): SiteMessage[] {
    this.sorted ??= [...this.bySeq.values()].sort((a, b) => a.seq - b.seq);
    return this.sorted;
  }

  get firstSeq(): number {
    return this.all()[0]?.seq ?? 0;
  }

  get lastSeq(): number {
    return this.all().at(-1)?.seq ?? 0;
  }

  has(clientMessageId: string): boolean {
    return this.all().some((message) => message.client_message_id === clientMessageId);
  }

  clear(): void {
    this.bySeq.clear();
    this.sorted = undefined;
  }
}

export function bubbles(thread: Thread, queue: Queued[]): Bubble[] {
  const stored = thread.all().map((message): Bubble => {
    const mine = message.type === 'incoming';
    return {
      // the key of a bubble stays the same when what was queued comes back: nothing flickers
      key: message.client_message_id ?? message.id,
      mine,
      text: message.text,
      files: message.files,
      at: Date.parse(message.created_at),
      name: message.sender.name ?? undefined,
      state: mine ? 'sent' : 'received',
      reason: undefined,
    };
  });
  const waiting = queue
    .filter((queued) => !thread.has(queued.id))
    .map(
      (queued): Bubble => ({
        key: queued.id,
        mine: true,
        text: queued.text,
        files: queued.files,
        at: queued.at,
        name: undefined,
        state: queued.state === 'accepted' ? 'sent' : queued.state,
        reason: queued.reason,
      }),
    );
  return [...stored, ...waiting];
}
