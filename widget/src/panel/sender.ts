import { alone } from './alone';
import { Backoff, Pause } from './backoff';
import type { Queue, Queued } from './queue';
import { Refusal, type SiteApi } from './site-api';
import { IdentityNeeded, type Visitor } from './visitor';

interface Ears {
  changed(): Promise<void>;
  accepted(): void;
  blocked(failure: unknown): void;
  /** Whether the server takes nothing more for now. */
  slow(slow: boolean): void;
}

/** Tries before a message is called failed; it is tried again when the network is back, or when the visitor says so. */
const PATIENCE = 6;
export const UNREACHABLE = 'unreachable';

/** Brings what is queued to the server, in order, one tab at a time; a message is tried with the same id until it is durable. */
export class Sender {
  private readonly backoff = new Backoff();
  private readonly pause = new Pause();
  private running = false;
  private again = false;

  constructor(
    private readonly key: string,
    private readonly api: SiteApi,
    private readonly queue: Queue,
    private readonly visitor: Visitor,
    private readonly ears: Ears,
  ) {}

  /** Words of nobody in particular belong to whoever is here; those of somebody signed in to nobody else. */
  isTheirs(queued: Queued): boolean {
    return queued.owner === '' || queued.owner === this.visitor.owner;
  }

  flush(): void {
    if (this.running) {
      this.again = true;
      return;
    }
    this.running = true;
    const rest = () => {
      this.running = false;
      if (this.again) {
        this.again = false;
        this.flush();
      }
    };
    this.drain().then(rest, rest);
  }

  /** Whatever it is waiting for: now. */
  hurry(): void {
    this.backoff.reset();
    this.pause.cutShort();
    void this.reviveFailed().then(() => this.flush());
  }

  private async reviveFailed(): Promise<void> {
    for (const queued of await this.queue.all()) {
      if (queued.state === 'failed' && queued.reason === UNREACHABLE && this.isTheirs(queued)) {
        await this.queue.put({ ...queued, state: 'sending' });
      }
    }
    await this.ears.changed();
  }

  private async drain(): Promise<void> {
    for (;;) {
      const pause = await alone(`chatroom-${this.key}-send`, () => this.sendFirst());
      if (pause === 'done') return;
      // outside of the lock: while this tab waits, another, perhaps one that is looked at, may try
      if (pause > 0) await this.pause.wait(pause);
    }
  }

  /** Answers how long to wait before the next, or that there is none. */
  private async sendFirst(): Promise<number | 'done'> {
    const next = (await this.queue.all()).find((queued) => queued.state === 'sending' && this.isTheirs(queued));
    if (!next) return 'done';
    if (!navigator.onLine) return 2000;
    try {
      await this.deliver(next);
      this.backoff.reset();
      this.ears.slow(false);
      await this.settle(next, { state: 'accepted' });
      this.ears.accepted();
      return 0;
    } catch (failure) {
      if (failure instanceof IdentityNeeded) {
        this.ears.blocked(failure);
        return 'done';
      }
      return this.cope(next, failure);
    }
  }

  /** Its files first, each once: what the server has of them it keeps until the message comes. */
  private async deliver(message: Queued): Promise<void> {
    for (const file of message.files) {
      if (file.id) continue;
      file.id = (await this.known((token) => this.api.upload(token, file))).id;
      await this.queue.put(message);
    }
    const file_ids = message.files.flatMap(({ id }) => id ?? []);
    await this.known((token) => this.api.send(token, { client_message_id: message.id, text: message.text, file_ids }));
  }

  /** As the visitor who is here; once more where the server does not know him any longer. */
  private async known<T>(ask: (token: string) => Promise<T>): Promise<T> {
    const token = await this.visitor.token();
    try {
      return await ask(token);
    } catch (failure) {
      if (!(failure instanceof Refusal && failure.status === 401)) throw failure;
      return ask(await this.visitor.renew(token));
    }
  }

  private async cope(message: Queued, failure: unknown): Promise<number> {
    if (failure instanceof Refusal && !failure.passing) {
      await this.settle(message, { state: 'failed', reason: failure.code });
      this.ears.blocked(failure);
      return 0;
    }
    const wait = failure instanceof Refusal ? failure.retryAfter : undefined;
    const pause = this.backoff.next(wait);
    if (failure instanceof Refusal && failure.status === 429) {
      this.ears.slow(true);
    } else if (this.backoff.count > PATIENCE) {
      await this.giveUpForNow();
      return 0;
    }
    return pause;
  }

  /** All of them: what was written first shall still go first. */
  private async giveUpForNow(): Promise<void> {
    for (const queued of await this.queue.all()) {
      if (queued.state === 'sending' && this.isTheirs(queued)) {
        await this.queue.put({ ...queued, state: 'failed', reason: UNREACHABLE });
      }
    }
    await this.ears.changed();
  }

  /** It may have come back, or have been taken back, while it was on its way. */
  private async settle(message: Queued, outcome: Pick<Queued, 'state'> & { reason?: string }): Promise<void> {
    if ((await this.queue.all()).some((queued) => queued.id === message.id)) {
      await this.queue.put({ ...message, ...outcome });
    }
    await this.ears.changed();
  }
}
