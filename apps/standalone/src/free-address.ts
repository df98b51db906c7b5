import { OperatorError } from '@caseledger/platform';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** @throws OperatorError when the HTTP interface could not listen there: before anything else is begun */
export async function requireFreeAddress(host: string, port: number): Promise<void> {
  const probe = createServer();
  try {
    await once(probe.listen(port, host), 'listening');
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = code === 'EADDRINUSE' ? 'is in use by another program' : `cannot be listened on (${code})`;
    throw new OperatorError(`${host}:${port} ${why}: set HOST and PORT to a free address of this machine.`, {
      cause: error,
    });
  } finally {
    probe.close();
  }
}
