import { PerformCommand, PerformCommandHandler } from '@caseledger/commands';
import type { Command, CommandName, DataOf } from '@caseledger/domain';
import type { RunningServices } from '@caseledger/service';
import { randomUUID } from 'node:crypto';
import { referenceStudy } from '../../apps/standalone/src/index.js';
import { painfulCase, screening } from './standalone.js';

const now = (): string => new Date().toISOString();

/** Records what specs need in studies that have the people of the reference study, by the handler of running services. */
export class Recorder {
  private screened = 0;
  private reported = 0;

  constructor(private readonly services: () => RunningServices) {}

  perform<N extends CommandName>(person: string, name: N, data: DataOf<N>, study = referenceStudy) {
    const request = { commandId: randomUUID(), person, correlation: 'spec' };
    const command = { name, data } as unknown as Command;
    return this.services()
      .app.get(PerformCommandHandler)
      .execute(new PerformCommand(study, command, request));
  }

  /** Screens somebody. Resolves to their code. */
  async participant(study = referenceStudy): Promise<string> {
    const code = `P-${String((this.screened += 1)).padStart(7, '0')}`;
    const data = { ...screening, participant: code } as unknown as DataOf<'ScreenParticipant'>;
    await this.perform('person-coordinator', 'ScreenParticipant', data, study);
    return code;
  }

  /** Reports a case. Resolves to its id. */
  async report(of: string, serious = false, study = referenceStudy): Promise<string> {
    const adverseEvent = `AE-${String((this.reported += 1)).padStart(7, '0')}`;
    const data = { ...painfulCase(of, serious), occurredAt: now(), adverseEvent };
    await this.perform('person-investigator', 'ReportAdverseEvent', data, study);
    return adverseEvent;
  }

  followUp(adverseEvent: string, information = 'Pain gone.', study = referenceStudy) {
    const data = { occurredAt: now(), adverseEvent, information };
    return this.perform('person-investigator', 'ReceiveFollowUp', data, study);
  }

  /** Delegates a role at all sites to somebody. */
  grant(person: string, role: DataOf<'GrantDelegation'>['role'], study = referenceStudy) {
    const valid = { role, sites: [], from: '2018-01-01T08:00:00.000Z' };
    const data = { occurredAt: now(), person, name: person, organisation: 'Hospital', ...valid };
    return this.perform('person-sponsor', 'GrantDelegation', data, study);
  }
}
