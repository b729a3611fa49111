import type { SiteApi, SiteMessage } from './site-api';
import type { Visitor } from './visitor';

const MOST = 100;

const isReply = (message: SiteMessage) => message.type === 'outgoing';

/** Tells the other side that its replies arrived and were read, each once; what does not get through is told again. */
export class Receipts {
  private readonly told = { delivered: new Set<string>(), read: new Set<string>() };
  private readonly waiting = { delivered: new Set<string>(), read: new Set<string>() };
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly api: SiteApi,
    private readonly visitor: Visitor,
  ) {}

  delivered(messages: SiteMessage[]): void {
    this.add(
      'delivered',
      messages.filter((message) => isReply(message) && message.status === 'sent'),
    );
  }

  read(messages: SiteMessage[]): void {
    this.add(
      'read',
      messages.filter((message) => isReply(message) && message.status !== 'read'),
    );
  }

  unread(messages: SiteMessage[]): number {
    return messages.filter(
      (message) =>
        isReply(message) &&
        message.status !== 'read' &&
        !this.told.read.has(message.id) &&
        !this.waiting.read.has(message.id),
    ).length;
  }

  private add(status: 'delivered' | 'read', messages: SiteMessage[]): void {
    for (const { id } of messages) {
      if (!this.told[status].has(id)) this.waiting[status].add(id);
    }
    this.later(300);
  }

  private later(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.tell();
    }, milliseconds);
  }

  private async tell(): Promise<void> {
    const token = this.visitor.known()?.token;
    if (!token) return;
    try {
      for (const status of ['delivered', 'read'] as const) {
        // what was read needs no word of having arrived
        const ids = [...this.waiting[status]].filter((id) => status === 'read' || !this.waiting.read.has(id));
        for (let at = 0; at < ids.length; at += MOST) {
          const some = ids.slice(at, at + MOST);
          await this.api.receipts(token, some, status);
          for (const id of some) this.told[status].add(id);
        }
        for (const id of this.told[status]) this.waiting[status].delete(id);
      }
    } catch {
      this.later(10_000);
    }
  }
}
