import { Socket } from 'node:net';

/**
 * A socket for a database connection, which sends what is written in one turn of the event loop together: queries that do
 * not wait for each other are then one call of the system instead of one each.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket();
  const write = socket.write.bind(socket) as (...written: unknown[]) => boolean;
  let gathers = false;
  const send = (): void => {
    gathers = false;
    socket.uncork();
  };
  const gather = (...written: unknown[]): boolean => {
    if (!gathers) {
      gathers = true;
      socket.cork();
      process.nextTick(send);
    }
    return write(...written);
  };
  // Not before: `connect` gives a socket the `write` of its class.
  return socket.once('connect', () => Object.assign(socket, { write: gather }));
}
