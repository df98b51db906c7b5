import { addToDate, dateOf } from '@caseledger/kernel';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { asFirstMeant, type FirstProtocol } from './first-protocol.js';
import { isPlanned, planTimeline } from './plan.js';
import { protocolFaults } from './protocol-faults.js';

const zones = ['Europe/Madrid', 'America/Los_Angeles', 'Pacific/Auckland'];
const moments = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)));

interface RecordedProtocol {
  readonly type: string;
  readonly study: string;
  readonly data: { readonly protocol: FirstProtocol };
}

/** The protocols that 0.1.0 recorded. */
const recorded = gunzipSync(readFileSync('test/fixtures/golden/0.1.0/events.ndjson.gz'))
  .toString()
  .split('\n')
  .filter((line) => line.includes('ProtocolApproved'))
  .map((line) => JSON.parse((JSON.parse(line) as { bytes: string }).bytes) as RecordedProtocol)
  .filter(({ type }) => type === 'ProtocolApproved')
  .map(({ study, data }) => [study, data.protocol] as const);

describe.each(recorded)('the protocol of %s in the first version, which says less than it means', (_study, first) => {
  const protocol = asFirstMeant(first);
  const [timeline] = protocol.timelines;
  const anchor = timeline!.instances.find(({ timing }) => timing.type === 'FIXED_REFERENCE')!;

  it('R-INS-05 (part) plans the visits that it always planned, around the date of the administration', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...zones), (start, zone) => {
        const planned = planTimeline(timeline!, (code) => (code === anchor.code ? { start } : undefined), zone);
        const visits = planned.filter(isPlanned).map(({ instance, due, opens, closes }) => ({
          ...{ code: instance.code, title: instance.title, target: due, opens, closes },
        }));
        const always = first.visits.map(({ code, title, month, window }) => {
          const target = addToDate(dateOf(start, zone), { months: month });
          const [opens, closes] = [-window.before, window.after].map((days) => addToDate(target, { days }));
          return { code, title, target, opens, closes };
        });
        expect(visits).toEqual(always);
      }),
    );
  });

  it('contradicts itself nowhere', () => {
    expect(protocolFaults(protocol)).toEqual([]);
  });

  it('asks for every instrument that it has', () => {
    expect(protocol.activities.flatMap(({ instruments }) => instruments)).toEqual(
      first.instruments.map(({ code }) => code),
    );
  });

  it('gives its dose, of its one product, in its one arm', () => {
    const [intervention] = protocol.interventions;
    const [administration] = intervention!.administrations;
    expect(administration).toMatchObject({ ...first.administration, product: protocol.products[0]!.code });
    expect(protocol.cells.map(({ arm }) => arm)).toEqual(protocol.epochs.map(() => protocol.arms[0]!.code));
    expect(protocol.elements.flatMap(({ interventions }) => interventions)).toEqual([intervention!.code]);
  });
});
