import {
  achilles,
  allocatedBy,
  byBlocks,
  byClinician,
  byMinimisation,
  controlArm,
  escalatedTrial,
  evenShares,
  randomisedTrial,
} from '@caseledger/testkit/domain';
import type { Blinding, Escalation, Randomisation } from './allocation-plan.js';
import { protocolFaults } from './protocol-faults.js';
import type { Protocol } from './protocol.js';

const minimisedTrial = allocatedBy({ method: 'RANDOMISED', randomisation: byMinimisation });
const pointers = (protocol: Protocol) =>
  protocolFaults(protocol)
    .filter(({ rule }) => rule === 'protocol-inconsistent')
    .map(({ pointer }) => pointer);
const randomised = (change: Partial<Randomisation>) =>
  allocatedBy({ method: 'RANDOMISED', randomisation: { ...byBlocks, ...change } });
const blocks = (change: Partial<NonNullable<Randomisation['blocks']>>) =>
  randomised({ blocks: { ...byBlocks.blocks!, ...change } });
const minimisation = (change: Partial<NonNullable<Randomisation['minimisation']>>) =>
  allocatedBy({
    method: 'RANDOMISED',
    randomisation: { ...byMinimisation, minimisation: { ...byMinimisation.minimisation!, ...change } },
  });
const escalation = escalatedTrial.allocation!.escalation!;
const escalated = (change: Partial<Escalation>): Protocol => ({
  ...escalatedTrial,
  allocation: { method: 'COHORTS', escalation: { ...escalation, ...change } },
});
const blinded = (blinding: Blinding, protocol = randomisedTrial): Protocol => ({ ...protocol, blinding });

describe('how a protocol says that participants get to their arms', () => {
  it.each([
    ['by blocks', randomisedTrial],
    ['by minimisation', minimisedTrial],
    ['by the clinician', byClinician],
    ['by cohorts', escalatedTrial],
    ['blinded', blinded({ schema: 'DOUBLE', roles: ['investigator'] })],
    ['known to everybody', blinded({ schema: 'NONE', roles: [] })],
    ['one arm and nothing said', achilles],
  ])('is consistent, and run: %s', (_name, protocol) => {
    expect(protocolFaults(protocol)).toEqual([]);
  });

  it.each<[string, string, Protocol]>([
    ['several arms and nothing said', '/allocation', { ...byClinician, allocation: undefined }],
    ['chance without a scheme', '/allocation/randomisation', allocatedBy({ method: 'RANDOMISED' })],
    [
      'a scheme that nothing asks for',
      '/allocation/randomisation',
      allocatedBy({ method: 'BY_CLINICIAN', randomisation: byBlocks }),
    ],
    ['cohorts without levels', '/allocation/escalation', allocatedBy({ method: 'COHORTS' })],
    [
      'an arm that nobody gets',
      '/allocation/randomisation/shares',
      randomised({ shares: [evenShares[0]!], blocks: { ...byBlocks.blocks!, sizes: [1] } }),
    ],
    ['a share of no arm', '/allocation/randomisation/shares/0/arm', randomised({ shares: [{ arm: 'X', ratio: 1 }] })],
    ['neither blocks nor minimisation', '/allocation/randomisation', randomised({ blocks: undefined })],
    ['both', '/allocation/randomisation', randomised({ minimisation: byMinimisation.minimisation })],
    ['a block that does not hold the ratio', '/allocation/randomisation/blocks/sizes/1', blocks({ sizes: [2, 3] })],
    ['a list that is shorter than the sample', '/allocation/randomisation/blocks/places', blocks({ places: 3 })],
    ['an unknown characteristic', '/allocation/randomisation/blocks/strata/0', blocks({ strata: ['colour'] })],
    ['one without values', '/allocation/randomisation/blocks/strata/0', blocks({ strata: ['age'] })],
    [
      'an unknown factor',
      '/allocation/randomisation/minimisation/factors/0/factor',
      minimisation({ factors: [{ factor: 'age', weight: 1 }] }),
    ],
    ['no factor', '/allocation/randomisation/minimisation/factors', minimisation({ factors: [] })],
    ['no part of chance', '/allocation/randomisation/minimisation/percent', minimisation({ percent: 100 })],
    ['an arm that is no level', '/allocation/escalation/levels', escalated({ levels: ['LOW'] })],
    ['a level that is no arm', '/allocation/escalation/levels/1', escalated({ levels: ['LOW', 'X'] })],
    ['no size of a cohort', '/allocation/escalation/steps', escalated({ steps: [], staggered: 0 })],
    ['more to wait for than there are', '/allocation/escalation/staggered', escalated({ staggered: 4 })],
    [
      'a step that does not grow',
      '/allocation/escalation/steps/1/participants',
      escalated({ steps: [escalation.steps[0]!, { participants: 3, goOn: 1 }] }),
    ],
    [
      'a cohort that cannot fail',
      '/allocation/escalation/steps/0/goOn',
      escalated({ steps: [{ participants: 3, goOn: 3 }] }),
    ],
    [
      'an expansion that never comes',
      '/allocation/escalation/steps/0/expand',
      escalated({ steps: [{ participants: 3, goOn: 1, expand: 1 }, escalation.steps[1]!] }),
    ],
    [
      'an expansion to nothing',
      '/allocation/escalation/steps/0/expand',
      escalated({ steps: [{ participants: 3, goOn: 0, expand: 1 }] }),
    ],
    [
      'a blind that who decides sees through',
      '/blinding/schema',
      blinded({ schema: 'DOUBLE', roles: ['sponsor'] }, byClinician),
    ],
    ['a blind that is kept from nobody', '/blinding/roles', blinded({ schema: 'DOUBLE', roles: [] })],
    ['roles from which nothing is kept', '/blinding/roles', blinded({ schema: 'SINGLE', roles: ['sponsor'] })],
  ])('is refused with its path: %s', (_what, pointer, protocol) => {
    expect(pointers(protocol)).toContain(pointer);
  });

  it('has no list that is too short when each site has one: how many sites there will be is not known', () => {
    expect(pointers(blocks({ strata: ['SITE'], places: 1 }))).toEqual([]);
  });

  it('does not let an arm wait for something that nobody in it goes through', () => {
    const [main] = byClinician.timelines as [Protocol['timelines'][number]];
    const at = main.instances.findIndex(({ code }) => code === 'C6');
    const instances = main.instances.map((one) =>
      one.code === 'C6' ? { ...one, timing: { ...one.timing, relativeTo: 'INJECTION' } } : one,
    );
    const protocol = { ...byClinician, timelines: [{ ...main, instances }] };
    expect(protocolFaults(protocol)).toMatchObject([
      {
        pointer: `/timelines/0/instances/${at}/timing/relativeTo`,
        message: `C6 is reckoned from INJECTION, which nobody in arm ${controlArm} goes through.`,
      },
    ]);
  });
});
