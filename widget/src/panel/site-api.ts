/** As the server's `SiteConfig`. */
export interface PanelConfig {
  title: string;
  greeting: string | null;
  color: string | null;
  position: 'right' | 'left';
  pre_chat: 'off' | 'optional' | 'required';
  verified_only: boolean;
  available: boolean;
  opens_at: string | null;
  away_message: string | null;
  /** Of one file, in bytes. */
  max_file_size: number;
}

export interface SiteFile {
  name: string | null;
  mime_type: string | null;
  size: number | null;
  url: string;
}

export interface SiteMessage {
  id: string;
  client_message_id: string | null;
  seq: number;
  type: 'incoming' | 'outgoing';
  text: string;
  sender: { kind: 'contact' | 'agent' | 'system'; name: string | null };
  files: SiteFile[];
  status: string | null;
  created_at: string;
}

export interface MessagesPage {
  items: SiteMessage[];
  next_cursor: string | null;
}

/** The server has read the request and says no. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
    /** In milliseconds. */
    readonly retryAfter: number | undefined,
  ) {
    super(detail);
  }

  /** Whether the same request may succeed later. */
  get passing(): boolean {
    return this.status >= 500 || this.status === 429 || this.status === 408;
  }
}

/** No answer: the network is away, or the server. */
export class Unreachable extends Error {}

/** The site API of one inbox, as any developer may use it. */
export class SiteApi {
  private readonly writing: string;
  private readonly reading: string;

  constructor(key: string) {
    this.writing = `/site/v1/${key}`;
    this.reading = `/api/site/v1/${key}`;
  }

  config(): Promise<PanelConfig> {
    return json(call(`${this.reading}/config`));
  }

  /** With a token, the same visitor again under a fresh token, and what is said of him anew. */
  openSession(
    who: { identity?: string | undefined; name?: string; email?: string },
    token?: string,
  ): Promise<{ token: string; contact: { id: string } }> {
    return json(post(`${this.writing}/sessions`, who, token));
  }

  /** Kept for a day, for a message that names it. */
  upload(token: string, { name, content }: { name: string; content: Blob }): Promise<{ id: string }> {
    const path = `${this.reading}/files?${new URLSearchParams({ name })}`;
    return json(call(path, { method: 'POST', headers: bearer(token), body: content }));
  }

  async send(token: string, message: { client_message_id: string; text: string; file_ids: string[] }): Promise<void> {
    await post(`${this.writing}/messages`, message, token);
  }

  async receipts(token: string, messageIds: string[], status: 'delivered' | 'read'): Promise<void> {
    await post(`${this.writing}/receipts`, { message_ids: messageIds, status }, token);
  }

  async typing(token: string): Promise<void> {
    await post(`${this.writing}/typing`, {}, token);
  }

  messages(token: string, where: { after_seq: number } | { before_seq: number } | undefined): Promise<MessagesPage> {
    const query = new URLSearchParams({ limit: '50' });
    for (const [name, value] of Object.entries(where ?? {})) query.set(name, String(value));
    return json(call(`${this.reading}/messages?${query}`, { headers: bearer(token) }));
  }

  stream(token: string, lastEventId: string | undefined, signal: AbortSignal): Promise<Response> {
    const headers: Record<string, string> = { ...bearer(token), Accept: 'text/event-stream' };
    if (lastEventId) headers['Last-Event-ID'] = lastEventId;
    return call(`${this.reading}/stream`, { headers, signal });
  }
}

const bearer = (token: string | undefined) =>
  (token ? { Authorization: `Bearer ${token}` } : {}) as Record<string, string>;

const post = (path: string, body: unknown, token?: string) =>
  call(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...bearer(token) },
    body: JSON.stringify(body),
  });

async function call(path: string, init: RequestInit = {}): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(path, { credentials: 'omit', cache: 'no-store', ...init });
  } catch (failure) {
    if (init.signal?.aborted) throw failure;
    throw new Unreachable(String(failure));
  }
  if (answer.ok) return answer;
  const problem = (await answer.json().catch(() => ({}))) as { code?: string; detail?: string };
  const seconds = Number(answer.headers.get('Retry-After'));
  throw new Refusal(
    answer.status,
    problem.code ?? 'refused',
    problem.detail ?? `The server answers ${answer.status}.`,
    seconds > 0 ? seconds * 1000 : undefined,
  );
}

async function json<T>(answer: Promise<Response>): Promise<T> {
  return (await (await answer).json()) as T;
}
