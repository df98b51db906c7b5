import { bootService } from '@caseledger/service';
import { safety } from './service.js';

await bootService(safety);
