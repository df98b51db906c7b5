import { bootService } from '@caseledger/service';
import { oversight } from './service.js';

await bootService(oversight);
