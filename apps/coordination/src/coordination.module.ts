import { Module } from '@nestjs/common';
import { AllocationCommandsController } from './allocation/allocation-commands.controller.js';
import { AllocationController } from './allocation/allocation.controller.js';
import { ConsentController } from './consent/consent.controller.js';
import { CustodyController } from './custody/custody.controller.js';
import { EligibilityController } from './eligibility/eligibility.controller.js';
import { FollowUpController } from './follow-up/follow-up.controller.js';
import { GenealogyController } from './genealogy/genealogy.controller.js';
import { ImagingController } from './imaging/imaging.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { AdministrationsController } from './administration/administrations.controller.js';
import { ManufactureController } from './manufacture/manufacture.controller.js';
import { ParticipantsController } from './participants/participants.controller.js';
import { ProcurementController, StartingMaterialsController } from './procurement/procurement.controller.js';
import { ProtocolImportsController } from './protocols/protocol-imports.controller.js';
import { ProtocolsController } from './protocols/protocols.controller.js';
import { QualityTestsController } from './quality/quality-tests.controller.js';
import { ReleaseController } from './release/release.controller.js';
import { RequestCommandsController } from './requests/request-commands.controller.js';
import { RequestsController } from './requests/requests.controller.js';
import { ScreeningController } from './screening/screening.controller.js';
import { SerologyController } from './serology/serology.controller.js';
import { StudiesController } from './studies/studies.controller.js';
import { TreatmentAuthorisationController } from './authorisation/treatment-authorisation.controller.js';
import { VisitsController } from './visits/visits.controller.js';
import { WorkListController } from './work-list/work-list.controller.js';

/** Every route by which a study is set up and its participants and products are recorded. */
const commandControllers = [
  StudiesController,
  ProtocolsController,
  RequestCommandsController,
  ScreeningController,
  ConsentController,
  EligibilityController,
  AllocationCommandsController,
  TreatmentAuthorisationController,
  SerologyController,
  VisitsController,
  ImagingController,
  FollowUpController,
  AdministrationsController,
  ProcurementController,
  StartingMaterialsController,
  ManufactureController,
  QualityTestsController,
  ReleaseController,
  CustodyController,
  ImportsController,
];

/** Every route that answers what people work with. */
const viewControllers = [
  ProtocolImportsController,
  RequestsController,
  ParticipantsController,
  AllocationController,
  WorkListController,
  GenealogyController,
];

/** Coordination of a study: its commands, and the views that people work with. */
@Module({ controllers: [...commandControllers, ...viewControllers] })
export class CoordinationModule {}
