import { achillesStudy, CaseDriver, delegation, step } from '@caseledger/testkit/domain';
import type { Refusal } from '@caseledger/kernel';
import { commands } from '../commands.js';
import { evolveStream, initialWorld, type World } from '../world.js';

const webhook = '00000000-0000-4000-8000-000000000001';
const at = '2019-07-02T10:00:00.000Z';
const about = { webhook, occurredAt: at };
const register = (person: string) =>
  step(person, 'RegisterWebhook', { ...about, origin: 'https://hooks.example', filter: {}, after: 0 });
const study = () => new CaseDriver().run([...achillesStudy, delegation('local', 'safety-monitor', ['BCN'])]);

/** The software itself asks. */
const software = { person: 'caseledger', system: true, now: at, commandId: 'x' };

describe('a webhook in the ledger', () => {
  it('R-AUD-10 (part): gets messages of the sites of whoever registered it, whatever is delegated later', () => {
    const driver = study();
    driver.run([register('local')]);
    expect(driver.last('WebhookRegistered').data).toEqual({
      origin: 'https://hooks.example',
      filter: {},
      after: 0,
      person: 'local',
      sites: ['BCN'],
    });
    expect(
      study()
        .run([register('monitor')])
        .last('WebhookRegistered').data.sites,
    ).toBe('ALL');
  });

  it('R-AUD-10 (part): of more sites is not there for whoever sees fewer', () => {
    const driver = study().run([register('monitor')]);
    expect(driver.rules(step('local', 'DeleteWebhook', about))).toEqual(['unknown-webhook']);
    expect(driver.rules(step('local', 'RotateWebhookSecret', { ...about, overlapHours: 1 }))).toEqual([
      'unknown-webhook',
    ]);
    driver.run([step('sponsor', 'DeleteWebhook', about)]);
    expect(driver.rules(step('monitor', 'DeleteWebhook', about))).toEqual(['unknown-webhook']);
    expect(driver.rules(register('monitor'))).toEqual(['webhook-exists']);
  });

  it('R-AUD-06 (part): is disabled by the software alone, and enabled by a person alone', () => {
    const reason = { code: 'GONE', text: 'the receiver answered 410 Gone' };
    const driver = study().run([register('monitor')]);
    expect(driver.rules(step('monitor', 'DisableWebhook', { ...about, reason }))).toEqual(['not-delegated']);
    expect(driver.rules(step('monitor', 'EnableWebhook', about))).toEqual(['webhook-not-disabled']);
    const registered = evolveStream('webhook', {}, driver.last('WebhookRegistered'));
    const world = (state: World['webhook']): World => ({ ...initialWorld, webhook: state });
    const [disabled] = commands.DisableWebhook.decide({ ...about, reason }, world(registered), software) as [
      { readonly type: 'WebhookDisabled'; readonly data: object },
    ];
    const fact = { ...driver.last('WebhookRegistered'), ...disabled };
    const state = evolveStream('webhook', registered, fact);
    expect(state.disabled).toEqual({ at, why: reason.text });
    expect((commands.DisableWebhook.decide({ ...about, reason }, world(state), software) as Refusal).rule).toBe(
      'webhook-disabled',
    );
    const enabled = commands.EnableWebhook.decide(about, world(state), { ...software, person: 'sponsor' });
    expect(enabled).toEqual([{ type: 'WebhookEnabled', data: { person: 'sponsor' } }]);
    expect(
      evolveStream('webhook', state, { ...fact, type: 'WebhookEnabled', data: { person: 'sponsor' } }),
    ).toMatchObject({ registration: { person: 'sponsor', sites: 'ALL' } });
  });
});
