const LONGEST = 30_000;

/** Pauses that double up to half a minute, each of them a little different: not everybody comes back at once. */
export class Backoff {
  private failures = 0;

  next(atLeast = 0): number {
    const pause = Math.min(LONGEST, 500 * 2 ** this.failures++) * (0.75 + Math.random() / 2);
    return Math.max(pause, atLeast);
  }

  get count(): number {
    return this.failures;
  }

  reset(): void {
    this.failures = 0;
  }
}

/** A pause that can be cut short. */
export class Pause {
  private end: (() => void) | undefined;

  wait(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  cutShort(): void {
    this.end?.();
  }
}
