import { startCluster, type Cluster } from '../../tools/cluster/index.js';
import { declareProcesses } from './processes.js';
import { declareFaults } from './under-faults.js';

/** One for all: to start it takes as long as several of these specs. */
let cluster: Cluster;
beforeAll(async () => {
  cluster = await startCluster({ replicas: 2, brokers: 3, settings: { CASELEDGER_STREAM_HEARTBEAT_SECONDS: '1' } });
});
afterAll(() => cluster.remove());
const started = () => cluster;

describe('two processes of each service, and gateways', () => {
  declareProcesses(started);
});

describe('R-INT-05 nothing is lost, doubled or out of order, and commands go on, when', () => {
  declareFaults(started);
});
