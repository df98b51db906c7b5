import type { Step } from '@caseledger/testkit/domain';
import type { Operation, OpenApi } from './documented-answers.js';

/** An operation with its address. */
export interface NamedOperation extends Operation {
  readonly method: string;
  readonly template: string;
}

/** Every operation of the document. */
export const operationsOf = ({ paths }: OpenApi): readonly NamedOperation[] =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), template })),
  );

interface PlayedAnswer {
  readonly status: number;
  readonly body: object;
}
type Post = (person: string, path: string, body: object) => Promise<PlayedAnswer>;

/** Plays journeys of the domain's harness through the interface: each command is the operation of its name. */
export class PlayedSteps {
  /** The codes that the server gave, by those that the journey uses. */
  readonly codes = new Map<string, string>();
  private readonly operations: ReadonlyMap<string, NamedOperation>;

  constructor(
    document: OpenApi,
    private readonly study: string,
    private readonly post: Post,
  ) {
    this.operations = new Map(operationsOf(document).map((operation) => [operation.operationId, operation]));
  }

  /** @throws Error for a step that is answered otherwise */
  async play(steps: readonly Step[], expected = 201): Promise<void> {
    for (const step of steps) {
      const { status, body } = await this.attempt(step);
      if (status !== expected) throw new Error(`${step.command.name}: ${status} ${JSON.stringify(body)}`);
    }
  }

  /** Gives a command, and keeps the code that it creates. */
  async attempt({ command: { name, data }, person }: Step): Promise<PlayedAnswer> {
    const operation = this.operations.get(name.charAt(0).toLowerCase() + name.slice(1));
    if (operation === undefined) throw new Error(`no operation for ${name}`);
    const created = JSON.stringify(operation.responses['201']).match(/schemas\/New(\w+)/)?.[1];
    const minted = created && created.charAt(0).toLowerCase() + created.slice(1);
    const members = new Map<string, unknown>(Object.entries({ study: this.study, ...data }));
    const path = operation.template.replace(/\{(\w+)\}/g, (_, member: string) => {
      const value = this.named(members.get(member));
      members.delete(member);
      return encodeURIComponent(String(value));
    });
    members.delete('study');
    const own = minted === undefined ? undefined : members.get(minted);
    if (minted !== undefined) members.delete(minted);
    const answer = await this.post(person, path, this.named(Object.fromEntries(members)) as object);
    if (answer.status === 201 && typeof own === 'string' && minted !== undefined) {
      this.codes.set(own, String((answer.body as Record<string, unknown>)[minted]));
    }
    return answer;
  }

  /** A value with the server's codes. */
  private named(value: unknown): unknown {
    if (typeof value === 'string') {
      const [head = '', ...rest] = value.split('/');
      return [this.codes.get(head) ?? head, ...rest].join('/');
    }
    if (Array.isArray(value)) return value.map((one) => this.named(one));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, this.named(member)]));
  }
}
