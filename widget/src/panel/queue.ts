/** What the visitor wrote and the server has not shown back yet. It outlives the page, and every tab sees the same. */
export interface Queued {
  /** The `client_message_id`: the same for every try, so that the message is stored once. */
  id: string;
  /** Whose words they are: the subject that was signed in, or nobody in particular. */
  owner: string;
  text: string;
  files: QueuedFile[];
  at: number;
  /** `accepted`: durable at the server, and about to come back with a seq. */
  state: 'sending' | 'accepted' | 'failed';
  reason?: string;
}

export interface QueuedFile {
  name: string;
  size: number;
  content: Blob;
  /** By which the server knows it, once it has it. */
  id?: string;
}

export interface Queue {
  all(): Promise<Queued[]>;
  put(message: Queued): Promise<void>;
  remove(id: string): Promise<void>;
  clear(): Promise<void>;
}

const STORE = 'messages';

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('the browser keeps nothing'));
  });

/** In IndexedDB; in memory where the browser forbids keeping anything. */
export async function openQueue(key: string): Promise<Queue> {
  try {
    const request = indexedDB.open(`chatroom-${key}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    return new StoredQueue(await done(request));
  } catch {
    return new MemoryQueue();
  }
}

const inOrder = (messages: Queued[]) => messages.sort((a, b) => a.at - b.at);

/** What the browser refuses to keep, its disk being full, say, is at least not forgotten while the page is there. */
class StoredQueue implements Queue {
  private readonly unkept = new Map<string, Queued>();

  constructor(private readonly database: IDBDatabase) {}

  async all(): Promise<Queued[]> {
    const kept = (await done(this.database.transaction(STORE).objectStore(STORE).getAll())) as Queued[];
    return inOrder([...kept.filter(({ id }) => !this.unkept.has(id)), ...this.unkept.values()]);
  }

  async put(message: Queued): Promise<void> {
    try {
      await this.write((store) => store.put(message));
      this.unkept.delete(message.id);
    } catch {
      this.unkept.set(message.id, message);
    }
  }

  async remove(id: string): Promise<void> {
    this.unkept.delete(id);
    await this.write((store) => store.delete(id));
  }

  async clear(): Promise<void> {
    this.unkept.clear();
    await this.write((store) => store.clear());
  }

  /** Resolves when it is on disk as far as the browser says, and not when it was merely asked for. */
  private write(change: (store: IDBObjectStore) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      const transaction = this.database.transaction(STORE, 'readwrite', { durability: 'strict' });
      change(transaction.objectStore(STORE));
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('not kept'));
    });
  }
}

class MemoryQueue implements Queue {
  private readonly messages = new Map<string, Queued>();

  async all(): Promise<Queued[]> {
    return inOrder([...this.messages.values()]);
  }

  async put(message: Queued): Promise<void> {
    this.messages.set(message.id, message);
  }

  async remove(id: string): Promise<void> {
    this.messages.delete(id);
  }

  async clear(): Promise<void> {
    this.messages.clear();
  }
}
