import { achilles, femoralHead } from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { plan } from '../participant/schedule.js';
import { firstDesign } from './first-design.js';
import { isPlanned, planTimeline } from './plan.js';

const protocols = { achilles, 'femoral head': femoralHead };
const zones = ['Europe/Madrid', 'America/Los_Angeles', 'Pacific/Auckland'];
const moments = fc
  .date({ min: new Date('1995-01-01T00:00:00Z'), max: new Date('2060-01-01T00:00:00Z'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().slice(0, 10)));

describe.each(Object.entries(protocols))(
  'the design of the %s protocol, which says less than it means',
  (_name, protocol) => {
    const design = firstDesign(protocol);
    const [timeline] = design.timelines;
    const anchor = timeline!.instances.find(({ timing }) => timing.type === 'FIXED_REFERENCE')!;

    it('R-INS-05 (part) plans the visits that the protocol always planned', () => {
      fc.assert(
        fc.property(moments, fc.constantFrom(...zones), (start, zone) => {
          const planned = planTimeline(timeline!, (code) => (code === anchor.code ? { start } : undefined), zone);
          const visits = planned.filter(isPlanned).map(({ instance: { code, title }, due, opens, closes }) => ({
            ...{ code, title, opens, closes },
            target: due,
          }));
          expect(visits).toEqual(plan(protocol, start, zone));
        }),
      );
    });

    it('has every activity that a visit needs, and every instrument is of one', () => {
      const activities = new Set(design.activities.map(({ code }) => code));
      for (const { activities: needed } of timeline!.instances)
        for (const code of needed) expect(activities).toContain(code);
      expect(design.activities.flatMap(({ instruments }) => instruments)).toEqual(
        protocol.instruments.map(({ code }) => code),
      );
    });

    it('gives the dose of the protocol, of the one product, in the one arm', () => {
      const [intervention] = design.interventions;
      const [administration] = intervention!.administrations;
      expect(administration).toMatchObject({ ...protocol.administration, product: design.products[0]!.code });
      expect(design.cells.map(({ arm }) => arm)).toEqual(design.epochs.map(() => design.arms[0]!.code));
      expect(design.elements.flatMap(({ interventions }) => interventions)).toEqual([intervention!.code]);
    });
  },
);
