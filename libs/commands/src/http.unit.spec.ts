import type { HaltStudy } from '@caseledger/domain';
import type { CommandBus } from '@nestjs/cqrs';
import { CommandGateway } from './http.js';
import type { PerformCommand } from './perform-command.js';

class ReasonPart {
  readonly code = 'SAFETY';
  readonly text = 'a safety signal';
}

class HaltBody implements HaltStudy {
  readonly occurredAt = '2019-03-01T10:00:00.000Z';
  readonly reason = new ReasonPart();
  readonly note?: string = undefined;
}

describe('the command gateway', () => {
  it('hands a body on as the plain JSON that it was, without absent members', async () => {
    const sent: PerformCommand[] = [];
    const execute = (message: PerformCommand) => Promise.resolve(sent.push(message));
    const request = { commandId: 'command', person: 'sponsor', correlation: 'request' };
    await new CommandGateway({ execute } as unknown as CommandBus).perform(
      'HaltStudy',
      { study: 'S1' },
      new HaltBody(),
      request,
    );
    expect(sent[0]?.command).toStrictEqual({
      name: 'HaltStudy',
      data: { occurredAt: '2019-03-01T10:00:00.000Z', reason: { code: 'SAFETY', text: 'a safety signal' } },
    });
  });
});
