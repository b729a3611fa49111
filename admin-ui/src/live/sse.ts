import { OUR_HEADERS } from '@/api/client';
import { type ServerSentEvent, SseParser } from './sse-parser';

export interface StreamOptions {
  url: string;
  onEvent: (event: ServerSentEvent) => void;
  /** `resumed` is false when the server could not know where we left off: what is on screen may be old. */
  onOpen: (resumed: boolean) => void;
  onLost: () => void;
  onSignedOut: () => void;
  /** A connection silent for longer than this is dead; the server beats every 15 s. */
  silence?: number;
  random?: () => number;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/**
 * Server-sent events over fetch: unlike EventSource it notices a dead connection, sees status codes, and backs off
 * with jitter. Resumes with Last-Event-ID. Returns how to stop.
 */
export function openStream(options: StreamOptions): () => void {
  const { url, onEvent, onOpen, onLost, onSignedOut, silence = 40_000, random = Math.random } = options;
  let stopped = false;
  let lastId = '';
  let wait = FIRST_WAIT;
  let connection = new AbortController();
  let wakeUp: () => void = () => undefined;

  async function connectOnce(): Promise<'again' | 'signed out'> {
    connection = new AbortController();
    let watchdog: ReturnType<typeof setTimeout> | undefined;
    const alive = () => {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => connection.abort(), silence);
    };
    try {
      alive();
      const response = await fetch(url, {
        headers: { ...OUR_HEADERS, Accept: 'text/event-stream', ...(lastId !== '' && { 'Last-Event-ID': lastId }) },
        signal: connection.signal,
        cache: 'no-store',
        credentials: 'same-origin',
      });
      if (response.status === 401 || response.status === 499) return 'signed out';
      if (!response.ok || !response.body) return 'again';
      onOpen(lastId !== '');
      wait = FIRST_WAIT;
      const parser = new SseParser(lastId, (milliseconds) => {
        wait = Math.min(milliseconds, LONGEST_WAIT);
      });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return 'again';
        alive();
        for (const event of parser.push(value)) {
          lastId = event.id;
          onEvent(event);
        }
      }
    } catch {
      return 'again'; // The network went away, or we hung up on a silent connection.
    } finally {
      clearTimeout(watchdog);
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const outcome = await connectOnce();
      // `stopped` may have changed while we were connected.
      if (isStopped()) return;
      if (outcome === 'signed out') {
        onSignedOut();
        return;
      }
      onLost();
      const pause = wait * (0.5 + random());
      wait = Math.min(wait * 2, LONGEST_WAIT);
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        setTimeout(resolve, pause);
      });
    }
  }
  const isStopped = () => stopped;

  const backOnline = () => {
    wait = FIRST_WAIT;
    wakeUp();
  };
  // A connection without a network says nothing for ever: hung up at once, it is opened anew when the network is back.
  const wentOffline = () => connection.abort();
  globalThis.addEventListener('online', backOnline);
  globalThis.addEventListener('offline', wentOffline);
  void run();

  return () => {
    stopped = true;
    globalThis.removeEventListener('online', backOnline);
    globalThis.removeEventListener('offline', wentOffline);
    connection.abort();
    wakeUp();
  };
}
