import { alone } from './alone';
import type { Kept } from './kept';
import { Refusal, type SiteApi } from './site-api';

interface Known {
  token: string;
  /** The subject the site signed, or '' for somebody anonymous. */
  owner: string;
  /** When the token was got. */
  at: number;
}

/** A token is good for thirty days; somebody anonymous who comes back after this long gets a fresh one, and stays who he is. */
const FRESH = 24 * 3600 * 1000;

/** The page gives no identity, or one that is not valid, and without one nobody is let in. */
export class IdentityNeeded extends Error {}

export interface Said {
  name?: string;
  email?: string;
}

/** Who the visitor is to the server. A token is asked for when it is first needed, and not when a page is merely looked at. */
export class Visitor {
  private opening: Promise<string> | undefined;
  said: Said = {};

  constructor(
    private readonly key: string,
    private readonly api: SiteApi,
    private readonly kept: Kept,
    private readonly identify: () => Promise<string | undefined>,
    /** Whether the page says that somebody is signed in. */
    public identified: boolean,
  ) {}

  known(): Known | null {
    try {
      return JSON.parse(this.kept.get('session') ?? 'null') as Known | null;
    } catch {
      return null;
    }
  }

  get owner(): string {
    return this.known()?.owner ?? '';
  }

  /** Takes what the page says now: another person, or nobody any more, is no longer who was known. */
  async recognise(): Promise<void> {
    if (!this.identified) {
      if (this.owner) this.forget();
      return;
    }
    const jwt = await this.identity();
    if (this.known()?.owner !== subject(jwt)) {
      // who was here without a name stays known until he has one: what he wrote goes with him
      if (this.owner) this.forget();
      await this.open(jwt);
    }
  }

  private async identity(): Promise<string> {
    const jwt = await this.identify();
    // without it nobody can tell whether who is known here is who is signed in there
    if (!jwt) throw new IdentityNeeded('The page gives no identity.');
    return jwt;
  }

  async token(): Promise<string> {
    const known = this.known();
    if (!known || (this.identified && !known.owner)) return this.open();
    if (!known.owner && Date.now() - known.at > FRESH) void this.refresh(known).catch(() => {});
    return known.token;
  }

  /** The server no longer takes the token. */
  async renew(refused: string): Promise<string> {
    if (this.known()?.token === refused) this.forget();
    return this.token();
  }

  /** Name and address, as the visitor says himself; somebody known stays the same to us. */
  async say(said: Said): Promise<void> {
    this.said = { ...this.said, ...said };
    const known = this.known();
    if (known?.owner === '') await this.refresh(known);
  }

  private async refresh(known: Known): Promise<void> {
    // not again until the next day, whatever comes of it
    this.keep(known.token, '');
    this.keep((await this.api.openSession(this.said, known.token)).token, '');
  }

  forget(): void {
    this.kept.set('session', undefined);
  }

  /** In one tab at a time: two at once would make two visitors of one. */
  private open(jwt?: string): Promise<string> {
    this.opening ??= alone(`chatroom-${this.key}-session`, () => this.openOnce(jwt)).finally(() => {
      this.opening = undefined;
    });
    return this.opening;
  }

  private async openOnce(given?: string): Promise<string> {
    const jwt = given ?? (this.identified ? await this.identity() : undefined);
    const owner = subject(jwt ?? '');
    const meanwhile = this.known();
    if (meanwhile?.owner === owner) return meanwhile.token;
    try {
      const { token } = await this.api.openSession({ ...this.said, identity: jwt }, meanwhile?.token);
      this.keep(token, owner);
      return token;
    } catch (failure) {
      if (failure instanceof Refusal && (failure.code === 'identity_required' || failure.code === 'identity_invalid')) {
        throw new IdentityNeeded(failure.message);
      }
      throw failure;
    }
  }

  private keep(token: string, owner: string): void {
    this.kept.set('session', JSON.stringify({ token, owner, at: Date.now() } satisfies Known));
  }
}

/** Whom a JWT is about; whether that is true is the server's to say. */
export function subject(jwt: string): string {
  try {
    const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
    const bytes = Uint8Array.from(atob(payload), (letter) => letter.charCodeAt(0));
    const { sub } = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: unknown };
    return typeof sub === 'string' ? sub : '';
  } catch {
    return '';
  }
}
