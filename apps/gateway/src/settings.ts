import { ConfigurationError, documentBytes, setting } from '@caseledger/platform';
import { processSettings, type ProcessSettings } from '@caseledger/service';

export interface GatewaySettings extends ProcessSettings {
  /** `CASELEDGER_UPSTREAMS`: the origins of each service. */
  readonly upstreams: ReadonlyMap<string, readonly string[]>;
  /** `CASELEDGER_DOCUMENT_BYTES`: the largest document that goes on to a route that takes one. */
  readonly documentBytes: number;
}

const form = 'must be a list such as coordination=http://a:3000,http://b:3000;safety=http://c:3000';

/** @throws ConfigurationError with the name of the setting */
export function gatewaySettings(environment: NodeJS.ProcessEnv = process.env): GatewaySettings {
  return {
    ...processSettings(environment),
    upstreams: parseUpstreams(setting('CASELEDGER_UPSTREAMS', environment).text()),
    documentBytes: documentBytes(environment),
  };
}

function parseUpstreams(text: string): ReadonlyMap<string, readonly string[]> {
  const entries = text.split(';').map((entry): [string, string[]] => {
    const [service = '', list = ''] = entry.split(/=(.*)/s).map((part) => part.trim());
    const origins = list.split(',').map(originOf);
    if (!/^[a-z][a-z-]*$/.test(service)) throw new ConfigurationError('CASELEDGER_UPSTREAMS', form);
    return [service, origins];
  });
  const upstreams = new Map(entries);
  if (upstreams.size < entries.length) throw new ConfigurationError('CASELEDGER_UPSTREAMS', 'names a service twice');
  return upstreams;
}

function originOf(text: string): string {
  const url = URL.canParse(text.trim()) ? new URL(text.trim()) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.pathname !== '/' || url.search !== '') {
    throw new ConfigurationError('CASELEDGER_UPSTREAMS', form);
  }
  return url.origin;
}
