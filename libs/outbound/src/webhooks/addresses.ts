import ipaddr from 'ipaddr.js';

/** Where a request wants to go. */
export interface Target {
  /** `https:` or `http:`. */
  readonly protocol: string;
  /** A name, or an address without brackets. */
  readonly host: string;
  readonly port: number;
}

/** The address may not be used. The message is for whoever gave it, and says nothing of the network inside. */
export class AddressRefused extends Error {
  constructor(
    /** Ends the id of a rule. */
    readonly rule: 'not-https' | 'credentials' | 'fragment' | 'port' | 'not-public',
    message: string,
  ) {
    super(message);
    this.name = 'AddressRefused';
  }
}

type Address = ReturnType<typeof ipaddr.process>;

/** A host, with one port or any, or a range of addresses. */
type Allowed = { readonly host: string; readonly port?: number } | { readonly range: readonly [Address, number] };

/**
 * Which addresses webhooks may go to: by HTTPS to some ports of hosts of the public Internet, and wherever the configuration allows
 * more (OWASP API7:2023). Both the text of an address and what its name resolves to are judged.
 */
export class AddressRules {
  private readonly allowed: readonly Allowed[];

  /**
   * @param allowed entries such as `hooks.hospital.example`, `127.0.0.1:8080`, `[::1]:8080`, `10.2.0.0/16`.
   * @param ports that hosts which no entry names may be asked at
   * @throws TypeError
   */
  constructor(
    allowed: readonly string[] = [],
    private readonly ports: readonly number[] = [443],
  ) {
    this.allowed = allowed.map(parseAllowed);
  }

  /** Judges an address before anybody is asked. @throws AddressRefused */
  parse(text: string): URL {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    if (url === undefined || !['https:', 'http:'].includes(url.protocol)) {
      throw new AddressRefused('not-https', 'The address must be an absolute https URL.');
    }
    if (url.username !== '' || url.password !== '') {
      throw new AddressRefused('credentials', 'The address must not hold credentials.');
    }
    if (url.hash !== '') throw new AddressRefused('fragment', 'The address must not have a fragment.');
    const target = targetOf(url);
    if (isAddress(target.host)) this.require(target, target.host);
    else if (!this.allowsHost(target) && !this.allowed.some((entry) => 'range' in entry)) {
      requireHttps(target);
      this.requirePort(target);
    }
    return url;
  }

  /** Judges an address that a connection is about to be made to. @throws AddressRefused */
  require(target: Target, address: string): void {
    if (this.allowsHost(target)) return;
    const found = ipaddr.process(address);
    if (this.allowed.some((entry) => 'range' in entry && contains(entry.range, found))) return;
    requireHttps(target);
    if (!isPublic(found)) {
      const what = target.host === address ? 'The address' : `The name ${target.host}`;
      throw new AddressRefused('not-public', `${what} does not lead to the public Internet.`);
    }
    this.requirePort(target);
  }

  private requirePort({ port }: Target): void {
    if (!this.ports.includes(port)) {
      throw new AddressRefused('port', `The port ${port} is not one that webhooks may go to.`);
    }
  }

  private allowsHost({ host, port }: Target): boolean {
    return this.allowed.some((entry) => 'host' in entry && entry.host === host && (entry.port ?? port) === port);
  }
}

/** Where a URL leads. */
export function targetOf({ protocol, hostname, port }: URL): Target {
  return { protocol, host: withoutBrackets(hostname), port: Number(port) || (protocol === 'https:' ? 443 : 80) };
}

/** Whether a host is an address. A URL's is in its plain form: `0x7f.1` has become `127.0.0.1` there. */
export const isAddress = (host: string): boolean => ipaddr.isValid(host);

const withoutBrackets = (host: string): string => host.replace(/^\[(.*)\]$/, '$1');

function requireHttps({ protocol }: Target): void {
  if (protocol !== 'https:') throw new AddressRefused('not-https', 'The address must be an absolute https URL.');
}

// All that is public in version 6 lies there (IANA); compatible addresses such as ::127.0.0.1 do not.
const global6 = ipaddr.IPv6.parseCIDR('2000::/3');

function isPublic(address: Address): boolean {
  return address.range() === 'unicast' && (address.kind() === 'ipv4' || contains(global6, address));
}

const contains = ([network, bits]: readonly [Address, number], address: Address): boolean =>
  network.kind() === address.kind() && address.match(network, bits);

function parseAllowed(text: string): Allowed {
  if (ipaddr.isValidCIDR(text)) return { range: ipaddr.parseCIDR(text) };
  const [, host = '', port] = /^(\[[^\]]+\]|[^:/?#@\s]+)(?::(\d{1,5}))?$/.exec(text) ?? [];
  const url = URL.canParse(`https://${host}`) ? new URL(`https://${host}`) : undefined;
  if (url === undefined || host === '' || Number(port ?? 0) > 65_535) {
    throw new TypeError(`${text} is neither a host, with or without a port, nor a range of addresses`);
  }
  return { host: withoutBrackets(url.hostname), ...(port !== undefined && { port: Number(port) }) };
}
