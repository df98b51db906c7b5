import { sha256 } from '@caseledger/kernel';

const blockBytes = 32;
const wordBytes = 4;
const words = 2 ** 32;

/**
 * Numbers that only who has the seed can know, and everybody can make again who has it: SHA-256 in counter mode, of the seed,
 * the label and the number of the block. From any of its numbers no other one can be told.
 */
export class RandomStream {
  private block: Uint8Array = Buffer.alloc(0);
  private at = blockBytes;
  private counter = 0;

  /**
   * @param seed 32 bytes or more
   * @param label streams of different labels have nothing in common
   */
  constructor(
    private readonly seed: Uint8Array,
    private readonly label: string,
  ) {
    if (seed.length < blockBytes) throw new RangeError('A seed has 32 bytes at least.');
  }

  /** A whole number from 0 up to, not including, `below`; each is as likely as every other. */
  wholeBelow(below: number): number {
    if (!Number.isInteger(below) || below < 1 || below > words) throw new RangeError('Nothing can be drawn.');
    // What would make the first numbers likelier than the last ones is drawn again.
    const most = words - (words % below);
    let word = this.word();
    while (word >= most) word = this.word();
    return word % below;
  }

  /** One of the items, each as likely as every other. */
  oneOf<Item>(items: readonly Item[]): Item {
    return items[this.wholeBelow(items.length)] as Item;
  }

  /** The items in an order of which each is as likely as every other (R. Durstenfeld, Communications of the ACM 7 (1964) 420). */
  shuffled<Item>(items: readonly Item[]): readonly Item[] {
    const mixed = [...items];
    for (let last = mixed.length - 1; last > 0; last -= 1) {
      const other = this.wholeBelow(last + 1);
      const moved = mixed[last] as Item;
      mixed[last] = mixed[other] as Item;
      mixed[other] = moved;
    }
    return mixed;
  }

  private word(): number {
    if (this.at === blockBytes) {
      const tail = Buffer.from(`\n${this.label}\n${this.counter}`);
      this.block = sha256(this.seed, tail);
      this.counter += 1;
      this.at = 0;
    }
    const word = new DataView(this.block.buffer, this.block.byteOffset).getUint32(this.at);
    this.at += wordBytes;
    return word;
  }
}
