export interface ServerSentEvent {
  readonly event: string;
  readonly data: string;
  /** The last id the server named, on this event or before it: where to resume. */
  readonly id: string;
}

/** Reads a text/event-stream however the network cuts it into pieces. Comments (heartbeats) yield nothing. */
export class SseParser {
  private unfinished = '';
  private event = '';
  private data: string[] = [];

  constructor(
    private lastId = '',
    private readonly onRetry: (milliseconds: number) => void = () => undefined,
  ) {}

  push(chunk: string): ServerSentEvent[] {
    // A CR at the very end may be half of a CRLF whose LF is still on its way.
    const text = this.unfinished + chunk;
    const held = text.endsWith('\r') ? 1 : 0;
    const lines = text.slice(0, text.length - held).split(/\r\n|\n|\r/);
    this.unfinished = (lines.pop() ?? '') + text.slice(text.length - held);
    return lines.flatMap((line) => this.line(line));
  }

  private line(line: string): ServerSentEvent[] {
    if (line === '') return this.dispatch();
    if (line.startsWith(':')) return [];
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.data.push(value);
    else if (field === 'event') this.event = value;
    else if (field === 'id' && !value.includes('\0')) this.lastId = value;
    else if (field === 'retry' && /^\d+$/.test(value)) this.onRetry(Number(value));
    return [];
  }

  private dispatch(): ServerSentEvent[] {
    const { event, data } = this;
    this.event = '';
    this.data = [];
    return data.length === 0 ? [] : [{ event: event || 'message', data: data.join('\n'), id: this.lastId }];
  }
}
