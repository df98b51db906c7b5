import { Refusal } from '@caseledger/kernel';
import { software } from './command-definition.js';
import { commands, type Command, type CommandName } from './commands.js';
import { decide } from './decide.js';
import { roles } from './vocabulary/roles.js';
import { initialWorld, type World } from './world.js';

const now = '2019-03-01T12:00:00.000Z';
/** Every command is refused then, whatever it says. */
const tomorrow = '2019-03-02';
const delegations = roles.map((role) => ({
  person: 'everybody',
  role,
  organisation: 'site',
  sites: [],
  from: '2019-01-01T00:00:00.000Z',
}));
const site = { code: 'LAX', name: 'Hospital', country: 'US', zone: 'America/Los_Angeles' };
const study = { ...initialWorld.study, code: 'S', delegations, sites: { LAX: site } };
const world: World = {
  ...initialWorld,
  study,
  participant: { ...initialWorld.participant, site: 'LAX' },
  product: { ...initialWorld.product, site: 'LAX' },
  request: { site: 'LAX' },
  'adverse-event': { report: { site: 'LAX' } } as unknown as World['adverse-event'],
};
const data = { participant: 'P1', product: 'B1', adverseEvent: 'AE1', webhook: 'W1', request: 'R1', site: 'LAX' };
const lists = {
  labels: [],
  deposits: [],
  containers: [],
  scopes: [],
  seriousness: [],
  sites: [],
  materials: [],
  rules: [],
};

const every = Object.keys(commands) as CommandName[];
const definitionOf = (name: CommandName) => commands[name] as { readonly timed?: true; readonly founds?: unknown };
const given = (name: CommandName, occurredAt: string, person = 'everybody', among = world) => {
  const command = {
    name,
    data: { ...data, ...lists, imaging: {}, startedAt: now, toldAt: now, occurredAt },
  } as unknown as Command;
  const system = commands[name].roles === 'system' && person === 'everybody';
  return decide(command, among, { person: system ? software.id : person, system, now, commandId: 'x' });
};
const rulesOf = (name: CommandName, occurredAt: string, person?: string) => {
  const { decision } = given(name, occurredAt, person);
  return decision instanceof Refusal ? decision.unmet.map(({ rule }) => rule) : [];
};

describe('every command', () => {
  it.each(every)('R-AUD-05 (part): %s is not of the future', (name) => {
    expect(rulesOf(name, '2019-03-01T12:00:00.001Z')).toContain('in-the-future');
    expect(rulesOf(name, tomorrow)).toContain('in-the-future');
  });

  it.each(every)('R-AUD-05 (part): %s takes a date alone when it has no order within a day', (name) => {
    expect(rulesOf(name, tomorrow).includes('time-needed')).toBe(definitionOf(name).timed === true);
  });

  it.each(every.filter((name) => definitionOf(name).founds === undefined))(
    'R-AUT-09 (part): %s tells who has no part in the study that alone, and records nothing',
    (name) => {
      expect(given(name, tomorrow, 'stranger')).toEqual({
        decision: expect.objectContaining({ kind: 'forbidden', rule: 'not-delegated' }) as unknown,
        nearMisses: [],
      });
    },
  );

  it('is given by a member of the study, but for those that found one', () => {
    const founding = every.filter((name) => {
      const verdict = given(name, tomorrow);
      return verdict.actor !== undefined && !verdict.member;
    });
    expect(founding).toEqual(['RegisterStudy']);
  });
});

describe('a study', () => {
  it('is founded by whoever registers it, who acts as its sponsor from then on', () => {
    const registered = { code: 'S', title: 'Study', sponsor: 'Institute', registrations: [], occurredAt: now };
    const command: Command = { name: 'RegisterStudy', data: registered };
    const context = { person: 'founder', now, commandId: 'x' };
    expect(decide(command, initialWorld, context)).toMatchObject({
      actor: { id: 'founder', role: 'sponsor', organisation: 'Institute' },
      member: false,
      decision: [{ type: 'StudyRegistered' }],
    });
    expect(decide(command, world, context).decision).toMatchObject({ rule: 'study-exists' });
  });
});
