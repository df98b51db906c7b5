import { bootService } from '@caseledger/service';
import { coordination } from './service.js';

await bootService(coordination);
