/** Small things kept in this browser, per inbox; where keeping is forbidden they last as long as the page. */
export class Kept {
  private readonly here = new Map<string, string>();

  constructor(private readonly key: string) {}

  get(name: string): string | undefined {
    try {
      return localStorage.getItem(this.full(name)) ?? this.here.get(name);
    } catch {
      return this.here.get(name);
    }
  }

  set(name: string, value: string | undefined): void {
    if (value === undefined) this.here.delete(name);
    else this.here.set(name, value);
    try {
      if (value === undefined) localStorage.removeItem(this.full(name));
      else localStorage.setItem(this.full(name), value);
    } catch {
      // then only `here` has it
    }
  }

  private full(name: string): string {
    return `chatroom-${this.key}-${name}`;
  }
}
