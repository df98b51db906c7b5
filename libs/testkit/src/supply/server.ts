/**
 * A server that a spec can break and mend. It keeps its data and its address until it is removed with its supply.
 * Every method resolves when what it says has happened.
 */
export interface Server {
  /** Starts it again on the same data; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it in order; needs a server that is not paused. */
  stop(): Promise<void>;
  /** SIGKILL to the whole server: what it has not written is lost. */
  kill(): Promise<void>;
  /** Freezes the whole server: connections stay open, nothing answers. */
  pause(): Promise<void>;
  resume(): Promise<void>;
}

/** A PostgreSQL of one's own. */
export interface PostgresSupply extends Server {
  /** As the superuser, on the database `postgres`. */
  readonly url: string;
  /** Ends the server, running or not, and removes its data. */
  remove(): Promise<void>;
}

export interface PostgresOptions {
  /** Server settings such as `{ fsync: 'on' }`. Without fsync, as by default, a killed server still loses nothing. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** One broker, which is also a controller of its cluster. */
export interface KafkaNode extends Server {
  /** `host:port` for clients. */
  readonly address: string;
}

/** A Kafka cluster of one's own; topics are not created by use. */
export interface KafkaSupply {
  /** The addresses of all nodes. */
  readonly brokers: readonly string[];
  readonly nodes: readonly KafkaNode[];
  /** Ends all nodes, running or not, and removes their data. */
  remove(): Promise<void>;
}

export interface KafkaOptions {
  /** 1, the default; or 3, of which any 2 serve, for topics with three replicas. */
  readonly brokers?: 1 | 3;
}

/** How to reach a listener that demands TLS and a password, by PLAIN, SCRAM-SHA-256 or SCRAM-SHA-512. */
export interface SecuredAccess {
  readonly brokers: readonly string[];
  /** The certificate to trust (PEM); no authority of the system knows it. */
  readonly ca: string;
  readonly username: string;
  readonly password: string;
}

export interface SecuredKafkaSupply extends KafkaSupply {
  readonly secured: SecuredAccess;
}
