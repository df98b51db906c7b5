import { DemoError } from './demo-error.js';

/** Who acts: the name of a token in the tokens file. */
export type Persona =
  | 'sponsor'
  | 'coordinator'
  | 'investigator'
  | 'manufacturing'
  | 'qualified-person'
  | 'imaging-reader'
  | 'safety-monitor'
  | 'inspector';

/** What a recorded command answers; the codes are there when the command made something new. */
export interface Answer {
  readonly position: number;
  readonly events: readonly string[];
  readonly participant?: string;
  readonly product?: string;
  readonly visit?: string;
  readonly adverseEvent?: string;
}

/** A refusal as the server words it (RFC 9457). */
export interface Problem {
  readonly status: number;
  readonly rule: string;
  readonly detail: string;
  readonly unmet: readonly { readonly rule: string; readonly message: string }[];
}

type Request = Omit<RequestInit, 'headers'> & { readonly headers: Readonly<Record<string, string>> };

interface ClientOptions {
  readonly url: string;
  readonly study: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/** Talks REST to one study. Every command has a fixed key, so that a second run gets the first one's answers. */
export class DemoClient {
  /** Position of the last command that was answered: what every read waits for. */
  private position = 0;
  private start = 0;
  /** Commands that this run recorded, those that an earlier one had recorded, and those that had to be refused. */
  readonly counts = { recorded: 0, repeated: 0, refused: 0 };

  constructor(private readonly options: ClientOptions) {}

  /** Finds out where the study's ledger stands, which tells old answers from new ones. */
  async begin(): Promise<void> {
    this.start = (await this.read<{ position: number }>('outcomes')).position;
  }

  /** The same server and tokens, another study. */
  for(study: string): DemoClient {
    return new DemoClient({ ...this.options, study });
  }

  /** Position of the last command that was answered. */
  get reached(): number {
    return this.position;
  }

  /** Registers the study. @throws DemoError when it is refused */
  register(body: object): Promise<Answer> {
    return this.accepted('register', this.post('sponsor', 'register', '', body));
  }

  /** Gives a command. @throws DemoError when it is refused */
  act(persona: Persona, key: string, path: string, body: object): Promise<Answer> {
    return this.accepted(key, this.post(persona, key, path, body));
  }

  private async accepted(key: string, posted: Promise<Answer | Problem>): Promise<Answer> {
    const answer = await posted;
    if ('rule' in answer) {
      if (answer.rule === 'idempotency-key-reused') {
        throw new DemoError(`Another version of the demonstration was played here (${key}): use a fresh data folder.`);
      }
      const unmet = answer.unmet.map(({ message }) => message).join(' ');
      throw new DemoError(`${key} was refused (${answer.status}, ${answer.rule}): ${unmet || answer.detail}`);
    }
    this.counts[answer.position > this.start ? 'recorded' : 'repeated'] += 1;
    this.position = Math.max(this.position, answer.position);
    return answer;
  }

  /** Gives a command that has to be refused. @throws DemoError when it is not */
  async expectRefusal(persona: Persona, key: string, path: string, body: object): Promise<Problem> {
    const answer = await this.post(persona, key, path, body);
    if (!('rule' in answer)) throw new DemoError(`${key} should have been refused.`);
    this.counts.refused += 1;
    return answer;
  }

  /** Reads a view that includes everything that was recorded so far. */
  async read<View>(path: string): Promise<View> {
    const headers = { 'caseledger-wait-for': String(this.position) };
    const response = await this.send('inspector', path, { headers });
    const body = (await response.json()) as View | Problem;
    if (!response.ok) throw new DemoError(`${path}: ${response.status} ${(body as Problem).detail}`);
    return body as View;
  }

  /** Reads a text, such as a message for an authority. */
  async readText(path: string): Promise<string> {
    const response = await this.send('inspector', path, {
      headers: { 'caseledger-wait-for': String(this.position) },
    });
    if (!response.ok) throw new DemoError(`${path}: ${response.status} ${await response.text()}`);
    return response.text();
  }

  /** Opens a route that belongs to no single study, and leaves the answer to the caller. */
  open(persona: Persona, path: string, init: { headers: Record<string, string>; signal?: AbortSignal }) {
    return this.fetch(persona, `/v1/${path}`, init);
  }

  /** Reads every page of a list. */
  async readAll<Item>(path: string): Promise<readonly Item[]> {
    const items: Item[] = [];
    let cursor: string | null | undefined;
    do {
      const more = cursor ? `${path.includes('?') ? '&' : '?'}cursor=${encodeURIComponent(cursor)}` : '';
      const page: { items: readonly Item[]; next?: string | null } = await this.read(`${path}${more}`);
      items.push(...page.items);
      cursor = page.next;
    } while (cursor);
    return items;
  }

  private async post(persona: Persona, key: string, path: string, body: object): Promise<Answer | Problem> {
    const response = await this.send(persona, path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': `demo/${key}` },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Answer | Problem;
  }

  private send(persona: Persona, path: string, init: Request): Promise<Response> {
    // A study is registered where studies are.
    return this.fetch(persona, path === '' ? '/v1/studies' : `/v1/studies/${this.options.study}/${path}`, init);
  }

  private async fetch(persona: Persona, path: string, init: Request): Promise<Response> {
    const { url, tokens } = this.options;
    const token = tokens[persona];
    if (token === undefined) throw new DemoError(`The tokens file has no token for ${persona}.`);
    const headers = { ...init.headers, authorization: `Bearer ${token}` };
    try {
      return await fetch(`${url}${path}`, { ...init, headers });
    } catch {
      throw new DemoError(`No server answers at ${url}: start it with npm start, or name another one with --url.`);
    }
  }
}
