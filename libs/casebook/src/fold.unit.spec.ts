import type { RecordedFact } from '@caseledger/domain';
import { Subjects } from './fold.js';

const fact = (stream: string, version: number, type: string, data: object) =>
  ({
    stream,
    version,
    position: version,
    type,
    data,
    occurredAt: '2019-04-01T10:00:00.000Z',
    actor: { id: 'x' },
  }) as RecordedFact;

describe('whom a batch is about', () => {
  it('R-CEL-14 (part): it stays that of its donor, and what is given of it is told of who gets it', () => {
    const subjects = new Subjects();
    const given = [
      fact('product/B1', 1, 'MarrowHarvested', { participant: 'D1', site: 'BCN', materials: [] }),
      fact('product/B1', 2, 'ProductFormulated', { containers: [{ code: 'BAG-1', volume: 2 }], materials: [] }),
      fact('product/B1', 3, 'ContainerAdministered', { container: 'BAG-1', participant: 'P1' }),
    ].map((one) => subjects.take(one).about.participant);
    expect(given).toEqual(['D1', 'D1', 'P1']);
    expect(subjects.get('product/B1')?.participant).toBe('D1');
  });
});
