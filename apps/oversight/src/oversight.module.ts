import { Module } from '@nestjs/common';
import { AuditTrailController } from './audit-trail/audit-trail.controller.js';
import { OutcomesController } from './outcomes/outcomes.controller.js';

/** For sponsor, monitor and inspector: the audit trail and the outcomes. */
@Module({ controllers: [AuditTrailController, OutcomesController] })
export class OversightModule {}
