/** An element that was read, with what the message may hold: attributes, elements and text. */
export class XmlElement {
  readonly children: XmlElement[] = [];
  text = '';

  constructor(
    readonly name: string,
    private readonly attributes: ReadonlyMap<string, string>,
    private readonly parent?: XmlElement,
  ) {}

  /** `xsi:type` and the like by that name, others without a prefix. */
  attribute(name: string): string | undefined {
    return this.attributes.get(name);
  }

  /** The elements at the end of a path such as `player1/name`, in document order. */
  all(path: string): readonly XmlElement[] {
    return path
      .split('/')
      .reduce<readonly XmlElement[]>(
        (found, name) => found.flatMap(({ children }) => children.filter((child) => child.name === name)),
        [this],
      );
  }

  first(path: string): XmlElement | undefined {
    return this.all(path)[0];
  }

  /** Where the element stands, numbered from 1 among several of its name. */
  get path(): string {
    if (this.parent === undefined) return `/${this.name}`;
    const namesakes = this.parent.children.filter(({ name }) => name === this.name);
    const position = namesakes.length > 1 ? `[${namesakes.indexOf(this) + 1}]` : '';
    return `${this.parent.path}/${this.name}${position}`;
  }
}
