import { fakeWorkspace } from './fake-ports.mts';
import { portsContract } from './ports-contract.mts';

portsContract('in memory', async () => fakeWorkspace().start('one').ports);
