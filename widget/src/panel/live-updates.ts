import { Backoff, Pause } from './backoff';
import { readStream, type StreamEvent } from './event-stream';
import { Refusal, type SiteApi, type SiteMessage } from './site-api';
import type { Visitor } from './visitor';

interface Ears {
  /** The stream is open: what came before it is to be fetched now. */
  connected(): Promise<void>;
  message(message: SiteMessage): void;
  /** For how long an answer is being written, in milliseconds; 0 when it no longer is. */
  typing(milliseconds: number): void;
  state(connection: 'connecting' | 'live' | 'offline'): void;
  failed(failure: unknown): void;
}

/** The server's heartbeat comes every 15 s. */
const SILENCE = 40_000;
/** A page nobody looks at lets go of its stream after this long. */
const HIDDEN = 120_000;

/** Holds the visitor's stream open, and resumes it where it broke off. */
export class LiveUpdates {
  private readonly backoff = new Backoff();
  private readonly pause = new Pause();
  private run: AbortController | undefined;
  private lastEventId: string | undefined;

  constructor(
    private readonly api: SiteApi,
    private readonly visitor: Visitor,
    private readonly ears: Ears,
  ) {}

  open(): void {
    if (this.run) return;
    const run = new AbortController();
    this.run = run;
    void this.keepOpen(run);
  }

  close(): void {
    this.run?.abort();
    this.run = undefined;
    this.lastEventId = undefined;
    this.pause.cutShort();
  }

  hurry(): void {
    this.backoff.reset();
    this.pause.cutShort();
  }

  private async keepOpen(run: AbortController): Promise<void> {
    const over = () => run.signal.aborted;
    while (!over()) {
      try {
        await this.once(run.signal);
      } catch (failure) {
        if (over()) return;
        if (failure instanceof Refusal && failure.status === 401) {
          await this.renew();
          continue;
        }
        this.ears.failed(failure);
        if (failure instanceof Refusal && !failure.passing) return;
      }
      if (over()) return;
      this.ears.state(navigator.onLine && this.backoff.count < 3 ? 'connecting' : 'offline');
      await this.pause.wait(document.visibilityState === 'hidden' ? HIDDEN : this.backoff.next());
    }
  }

  private async renew(): Promise<void> {
    try {
      await this.visitor.renew(this.visitor.known()?.token ?? '');
    } catch (failure) {
      this.ears.failed(failure);
      await this.pause.wait(this.backoff.next(5000));
    }
  }

  private async once(signal: AbortSignal): Promise<void> {
    const connection = new AbortController();
    const end = () => connection.abort();
    signal.addEventListener('abort', end);
    const letGo = whenHidden(end);
    try {
      const answer = await this.api.stream(await this.visitor.token(), this.lastEventId, connection.signal);
      await this.ears.connected();
      this.backoff.reset();
      this.ears.state('live');
      await readStream(answer, (event) => this.hear(event), SILENCE);
    } finally {
      signal.removeEventListener('abort', end);
      letGo();
    }
  }

  private hear(event: StreamEvent): void {
    this.lastEventId = event.id ?? this.lastEventId;
    switch (event.type) {
      case 'message.created':
      case 'message.updated':
        this.ears.message(JSON.parse(event.data) as SiteMessage);
        break;
      case 'typing':
        this.ears.typing(typingFor(JSON.parse(event.data) as Typing));
        break;
      case 'reset':
        // too long away to be told what changed: the seq tells what is new
        void this.ears.connected().catch(() => {});
        break;
    }
  }
}

interface Typing {
  typing: boolean;
  expires_in_ms: number;
}

const typingFor = ({ typing, expires_in_ms }: Typing) => (typing ? expires_in_ms : 0);

/** Calls `end` once nobody has looked at the page for a while; returns what makes it forget that. */
function whenHidden(end: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const watch = () => {
    clearTimeout(timer);
    if (document.visibilityState === 'hidden') timer = setTimeout(end, HIDDEN);
  };
  document.addEventListener('visibilitychange', watch);
  watch();
  return () => {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', watch);
  };
}
