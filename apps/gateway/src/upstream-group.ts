import type { Upstream } from './upstream.js';

/** The processes of one service. */
export class UpstreamGroup {
  private turn = 0;

  constructor(
    readonly service: string,
    readonly upstreams: readonly Upstream[],
  ) {}

  /** The order in which to ask them: those that are up first, beginning with the next one every time. */
  order(): readonly Upstream[] {
    const at = (this.turn += 1) % this.upstreams.length;
    const turned = [...this.upstreams.slice(at), ...this.upstreams.slice(0, at)];
    return [...turned.filter(({ up }) => up), ...turned.filter(({ up }) => !up)];
  }
}
