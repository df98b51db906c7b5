// kafkajs has no public way to this class.
import RequestQueue from 'kafkajs/src/network/requestQueue/index.js';

interface Queue {
  readonly pending: readonly unknown[];
  readonly throttledUntil: number;
  throttleCheckTimeoutId: NodeJS.Timeout | null;
  checkPendingRequests(): void;
}

const checkMs = 10;

/**
 * kafkajs 2.2.4 arms a timer with a negative delay after every look at its queue, even at an empty one: each connection
 * then spins once a millisecond, and Node 24 warns of it (kafkajs#1751). A timer is only needed while something waits.
 */
export function calmRequestQueues(): void {
  (RequestQueue.prototype as { scheduleCheckPendingRequests: (this: Queue) => void }).scheduleCheckPendingRequests =
    function () {
      if (this.pending.length === 0 || this.throttleCheckTimeoutId !== null) return;
      this.throttleCheckTimeoutId = setTimeout(
        () => {
          this.throttleCheckTimeoutId = null;
          this.checkPendingRequests();
        },
        // eslint-disable-next-line no-restricted-syntax -- kafkajs counts by it
        Math.max(checkMs, this.throttledUntil - Date.now()),
      );
    };
}
