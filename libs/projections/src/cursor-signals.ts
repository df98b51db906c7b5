type Listener = (position: number) => void;

/** Tells readers in this process how far live projections came, so that they need not poll for it. */
export class CursorSignals {
  private readonly reached = new Map<string, number>();
  private readonly listeners = new Map<string, Set<Listener>>();

  /** @param onListener told when somebody begins to listen. */
  constructor(private readonly onListener: () => void = () => undefined) {}

  /** Whether anybody waits for a projection to move. */
  get waiting(): boolean {
    return this.listeners.size > 0;
  }

  moved(name: string, study: string, position: number): void {
    const key = keyOf(name, study);
    if (position <= (this.reached.get(key) ?? 0)) return;
    this.reached.set(key, position);
    for (const listener of this.listeners.get(key) ?? []) listener(position);
  }

  /** The furthest position seen here; the database may be further. */
  known(name: string, study: string): number {
    return this.reached.get(keyOf(name, study)) ?? 0;
  }

  /** Listens to one study of one projection. Returns a stop. */
  onMove(name: string, study: string, listener: Listener): () => void {
    const key = keyOf(name, study);
    const listeners = this.listeners.get(key) ?? new Set();
    this.listeners.set(key, listeners.add(listener));
    this.onListener();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.listeners.get(key) === listeners) this.listeners.delete(key);
    };
  }
}

function keyOf(name: string, study: string): string {
  return `${name} ${study}`;
}
