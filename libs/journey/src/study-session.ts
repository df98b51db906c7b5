import { own } from '@caseledger/kernel';
import {
  connect,
  type ApiClient,
  type CommandAnswer,
  type CommandBody,
  type CommandCodes,
  type CommandPath,
  type Schemas,
  type ViewAnswer,
  type ViewCodes,
  type ViewPath,
  type ViewQuery,
} from '@caseledger/client';
import { JourneyError } from './journey-error.js';

/** A refusal as the server words it (RFC 9457). */
export type Problem = Schemas['Problem'];

interface SessionOptions {
  readonly url: string;
  readonly study: string;
  /** Of the people, by what the journey calls them: a sponsor, who registers, and an inspector, who reads, among them. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** What every command answers. */
interface Recorded {
  readonly position: number;
}

/** A request, once its types have been checked. */
interface Init {
  readonly params: {
    readonly path: object;
    readonly query?: object;
    readonly header: Readonly<Record<string, string>>;
  };
  readonly body?: unknown;
  readonly parseAs?: 'text';
}
type Request = (
  method: 'get' | 'post',
  path: string,
  init: Init,
) => Promise<{ readonly data?: unknown; readonly error?: Problem; readonly response: Response }>;

type ItemOf<Page> = Page extends { readonly items: readonly (infer Item)[] } ? Item : never;

/** Talks to one study over HTTP, as several people. Every command has a fixed key, so that a second run gets the first one's answers. */
export class StudySession {
  /** Position of the last command that was answered: what every read waits for. */
  private position = 0;
  private start = 0;
  private readonly clients = new Map<string, ApiClient>();
  /** Commands that this run recorded, those that an earlier one had recorded, and those that had to be refused. */
  readonly counts = { recorded: 0, repeated: 0, refused: 0 };

  constructor(private readonly options: SessionOptions) {}

  /** Finds out where the study's ledger stands, which tells old answers from new ones. */
  async begin(): Promise<void> {
    this.start = (await this.standing())?.position ?? 0;
  }

  /** Approves a protocol, unless this version of it is in force already: an earlier one of Caseledger may have sent it otherwise. */
  async approve(body: CommandBody<'protocols'>): Promise<void> {
    const { protocol } = (await this.standing()) ?? {};
    if (protocol?.version === body.protocol.version) this.counts.repeated += 1;
    else await this.act('sponsor', 'protocol', 'protocols', {}, body);
  }

  /** How far the study's ledger has come, and its protocol; nothing when it is not there yet. */
  private async standing(): Promise<Pick<ViewAnswer<'outcomes'>, 'position' | 'protocol'> | undefined> {
    const { data, error } = await this.as('inspector').GET('/v1/studies/{study}/outcomes', {
      params: { path: { study: this.options.study } },
    });
    // Nobody has a part in a study that is not there yet.
    if (data === undefined && error.status !== 403) throw new JourneyError(`outcomes: ${error.status} ${error.detail}`);
    return data;
  }

  /** The same server and tokens, another study. */
  for(study: string): StudySession {
    return new StudySession({ ...this.options, study });
  }

  get study(): string {
    return this.options.study;
  }

  get url(): string {
    return this.options.url;
  }

  /** Position of the last command that was answered. */
  get reached(): number {
    return this.position;
  }

  /** Registers the study. @throws JourneyError when it is refused */
  async register(body: Schemas['StudyBody']): Promise<void> {
    const { data, error } = await this.as('sponsor').POST('/v1/studies', {
      params: { header: keyed('register') },
      body,
    });
    this.accept('register', data, error as Problem | undefined);
  }

  /** Gives a command. @throws JourneyError when it is refused */
  async act<Path extends CommandPath>(
    persona: string,
    key: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<CommandAnswer<Path>> {
    const { data, error } = await this.command(persona, key, path, codes, body);
    return this.accept(key, data as CommandAnswer<Path> & Recorded, error);
  }

  /** Gives a command that has to be refused. @throws JourneyError when it is not */
  async expectRefusal<Path extends CommandPath>(
    persona: string,
    key: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<Problem> {
    const { error } = await this.command(persona, key, path, codes, body);
    if (error === undefined) throw new JourneyError(`${key} should have been refused.`);
    this.counts.refused += 1;
    return error;
  }

  /** Reads a view, as the inspector, that includes everything that was recorded so far. */
  async read<Path extends ViewPath>(
    path: Path,
    codes: ViewCodes<Path>,
    query?: ViewQuery<Path>,
  ): Promise<ViewAnswer<Path>> {
    return (await this.view(path, { path: codes, ...(query && { query }) })) as ViewAnswer<Path>;
  }

  /** Reads a view as somebody else: what is kept from them is kept from the journey. */
  async readAs<Path extends ViewPath>(persona: string, path: Path, codes: ViewCodes<Path>): Promise<ViewAnswer<Path>> {
    return (await this.view(path, { path: codes }, { persona })) as ViewAnswer<Path>;
  }

  /** Reads a text, such as a message for an authority. */
  async readText<Path extends ViewPath>(path: Path, codes: ViewCodes<Path>): Promise<string> {
    return (await this.view(path, { path: codes }, { parseAs: 'text' })) as string;
  }

  /** Reads every page of a list. */
  async readAll<Path extends ViewPath>(
    path: Path,
    codes: ViewCodes<Path>,
    query?: ViewQuery<Path>,
  ): Promise<readonly ItemOf<ViewAnswer<Path>>[]> {
    const items: ItemOf<ViewAnswer<Path>>[] = [];
    let cursor: string | undefined;
    do {
      const page = (await this.view(path, { path: codes, query: { ...query, ...(cursor && { cursor }) } })) as {
        readonly items: readonly ItemOf<ViewAnswer<Path>>[];
        readonly next?: string;
      };
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return items;
  }

  /** The whole interface, for what is of no single study. */
  as(persona: string): ApiClient {
    const { url, tokens } = this.options;
    const token = own(tokens, persona);
    if (token === undefined) throw new JourneyError(`The tokens file has no token for ${persona}.`);
    const client =
      this.clients.get(persona) ??
      connect({
        url,
        token,
        fetch: (request) =>
          fetch(request).catch((error: unknown) => {
            if (request.signal.aborted) throw error;
            throw new JourneyError(
              `No server answers at ${url}: start it with npm start, or name another one with --url.`,
            );
          }),
      });
    this.clients.set(persona, client);
    return client;
  }

  private accept<Answer extends Recorded>(
    key: string,
    answer: Answer | undefined,
    problem: Problem | undefined,
  ): Answer {
    if (answer === undefined || problem !== undefined) {
      if (problem?.rule === 'idempotency-key-reused') {
        throw new JourneyError(
          `Another version of the demonstration was played here (${key}): use a fresh data folder.`,
        );
      }
      const unmet = problem?.unmet.map(({ message }) => message).join(' ') ?? '';
      throw new JourneyError(`${key} was refused (${problem?.status}, ${problem?.rule}): ${unmet || problem?.detail}`);
    }
    this.counts[answer.position > this.start ? 'recorded' : 'repeated'] += 1;
    this.position = Math.max(this.position, answer.position);
    return answer;
  }

  private command(persona: string, key: string, path: CommandPath, codes: object, body: unknown) {
    return this.request(persona, 'post', path, { params: { path: codes, header: keyed(key) }, body });
  }

  private async view(
    path: ViewPath,
    params: Omit<Init['params'], 'header'>,
    { persona = 'inspector', ...how }: Pick<Init, 'parseAs'> & { readonly persona?: string } = {},
  ): Promise<unknown> {
    const header = { 'Caseledger-Wait-For': String(this.position) };
    const { data, error, response } = await this.request(persona, 'get', path, {
      params: { ...params, header },
      ...how,
    });
    if (error !== undefined) throw new JourneyError(`${path}: ${response.status} ${error.detail}`);
    return data;
  }

  private request(persona: string, method: 'get' | 'post', path: string, { params, ...init }: Init) {
    // The signatures above have checked them.
    const request = this.as(persona).request as unknown as Request;
    return request(method, `/v1/studies/{study}/${path}`, {
      ...init,
      params: { ...params, path: { ...params.path, study: this.options.study } },
    });
  }
}

const keyed = (key: string) => ({ 'Idempotency-Key': `demo/${key}` });
