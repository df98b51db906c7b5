import { ProjectionReader } from '@caseledger/projections';
import { Module, type DynamicModule } from '@nestjs/common';
import { AuditTrailController } from './audit-trail/audit-trail.controller.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';

/** For sponsor, monitor and inspector: the audit trail and the outcomes. */
@Module({ controllers: [AuditTrailController, OutcomesController] })
export class OversightModule {
  /** @param options.reader of this service's projections */
  static forRoot({ reader }: { readonly reader: ProjectionReader }): DynamicModule {
    return { module: OversightModule, providers: [{ provide: ProjectionReader, useValue: reader }] };
  }
}
