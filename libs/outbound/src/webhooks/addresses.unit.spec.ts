import { AddressRefused, AddressRules, targetOf } from './addresses.js';
import { webhookSettings } from './settings.js';

const strict = new AddressRules();

function ruleOf(work: () => unknown): string | undefined {
  try {
    work();
    return undefined;
  } catch (error) {
    if (!(error instanceof AddressRefused)) throw error;
    return error.rule;
  }
}

describe('the addresses of webhooks', () => {
  it.each([
    ['decimal', 'https://2130706433/'],
    ['hexadecimal', 'https://0x7f000001/'],
    ['octal', 'https://0177.0.0.1/'],
    ['short', 'https://127.1/'],
    ['other digits', 'https://①②⑦.0.0.1/'],
    ['another of the net', 'https://127.8.8.8/'],
    ['unspecified', 'https://0.0.0.0/'],
    ['version 6', 'https://[::1]/'],
    ['mapped', 'https://[::ffff:127.0.0.1]/'],
    ['compatible', 'https://[::127.0.0.1]/'],
    ['NAT64', 'https://[64:ff9b::127.0.0.1]/'],
    ['6to4', 'https://[2002:7f00:1::]/'],
    ['private', 'https://10.1.2.3/'],
    ['private', 'https://172.16.0.1/'],
    ['private', 'https://192.168.1.1/'],
    ['link-local', 'https://169.254.169.254/latest/meta-data/'],
    ['link-local', 'https://[fe80::1]/'],
    ['unique local', 'https://[fd00::1]/'],
    ['site-local', 'https://[fec0::1]/'],
    ["a provider's", 'https://100.64.0.1/'],
    ['multicast', 'https://224.0.0.1/'],
    ['broadcast', 'https://255.255.255.255/'],
    ['documentation', 'https://[2001:db8::1]/'],
  ])('are not inside: %s %s', (_, url) => {
    expect(ruleOf(() => strict.parse(url))).toBe('not-public');
  });

  it.each(['127.0.0.1', '::1', '::ffff:7f00:1', '64:ff9b::7f00:1', '10.0.0.1', '::127.0.0.1'])(
    'are judged again by what the name resolves to: %s',
    (address) => {
      const target = targetOf(strict.parse('https://hooks.example/'));
      expect(
        ruleOf(() => {
          strict.require(target, address);
        }),
      ).toBe('not-public');
      expect(
        ruleOf(() => {
          strict.require(target, '93.184.215.14');
        }),
      ).toBeUndefined();
      expect(
        ruleOf(() => {
          strict.require(target, '2606:4700::1111');
        }),
      ).toBeUndefined();
    },
  );

  it.each([
    ['not-https', 'http://hooks.example/'],
    ['not-https', 'ftp://hooks.example/'],
    ['not-https', 'hooks.example'],
    ['not-https', ''],
    ['credentials', 'https://user@hooks.example/'],
    ['credentials', 'https://:password@hooks.example/'],
    ['fragment', 'https://hooks.example/#there'],
    ['port', 'https://hooks.example:22/'],
    ['port', 'https://93.184.215.14:8443/'],
  ])('are refused as %s: %s', (rule, url) => {
    expect(ruleOf(() => strict.parse(url))).toBe(rule);
  });

  it('may be more where the configuration says so, and only there', () => {
    const rules = new AddressRules(['127.0.0.1:8080', '[::1]:8080', 'Hooks.Hospital.example', '10.2.0.0/16']);
    for (const url of [
      'http://127.0.0.1:8080/a',
      'http://2130706433:8080/',
      'https://[::1]:8080/',
      'http://hooks.hospital.example:99/',
      'https://10.2.3.4/',
      'http://10.2.3.4/',
    ]) {
      expect(ruleOf(() => rules.parse(url))).toBeUndefined();
    }
    for (const url of ['http://127.0.0.1:8081/', 'https://127.0.0.2:8080/', 'https://10.3.0.1/', 'https://[::1]/']) {
      expect(ruleOf(() => rules.parse(url))).toMatch(/^not-/);
    }
    const inside = targetOf(new URL('https://hooks.hospital.example/'));
    expect(
      ruleOf(() => {
        rules.require(inside, '192.168.0.1');
      }),
    ).toBeUndefined();
    // A range also allows names, but not by what they are called.
    const named = targetOf(rules.parse('http://other.example/'));
    expect(
      ruleOf(() => {
        rules.require(named, '10.2.0.9');
      }),
    ).toBeUndefined();
    expect(
      ruleOf(() => {
        rules.require(named, '93.184.215.14');
      }),
    ).toBe('not-https');
  });

  it('have one of the ports that a setting names', () => {
    const read = (value: string) => webhookSettings({ CASELEDGER_WEBHOOK_PORTS: value }).addresses;
    expect(ruleOf(() => read('443, 8443').parse('https://hooks.example:8443/'))).toBeUndefined();
    expect(ruleOf(() => read('8443').parse('https://hooks.example/'))).toBe('port');
    expect(ruleOf(() => read(' ').parse('https://hooks.example/'))).toBeUndefined();
    for (const wrong of ['0', '65536', 'https', '443;8443', '-1']) {
      expect(() => read(wrong)).toThrow('CASELEDGER_WEBHOOK_PORTS');
    }
  });

  it('are allowed by a setting that is refused when it is wrong', () => {
    const read = (value: string) => webhookSettings({ CASELEDGER_WEBHOOK_ALLOW: value });
    expect(ruleOf(() => read(' 10.0.0.0/8 , hooks.example:8443 ').addresses.parse('http://10.1.1.1'))).toBeUndefined();
    for (const wrong of ['10.0.0.0/33', 'http://hooks.example', 'hooks.example:99999', '::1', 'a b']) {
      expect(() => read(wrong)).toThrow('CASELEDGER_WEBHOOK_ALLOW');
    }
    expect(() => webhookSettings({ CASELEDGER_WEBHOOK_TIMEOUT_SECONDS: '31' })).toThrow('CASELEDGER_WEBHOOK_TIMEOUT');
  });
});
