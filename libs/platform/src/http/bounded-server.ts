import { createServer, type RequestListener, type Server, type ServerOptions, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { counter } from '../metrics.js';

/**
 * Requests that a connection may have under way. Browsers send one and wait for its answer; clients that send ahead
 * (RFC 9112, section 9.3.2) send a few. All that are under way may keep an answer in memory.
 */
export const maximumUnderWay = 8;

/** An answer of which nothing is taken for this long, in milliseconds, is cut: after twice as long at most. */
const untakenMs = 30_000;

const cut = counter(
  'caseledger_http_connections_cut_total',
  'Connections that were ended because of requests without end (`requests`) or an answer that was not taken (`answer`).',
  ['because'],
);

/**
 * An HTTP server of which no connection keeps more than a few answers in memory, nor any for long: one that asks on while
 * `maximumUnderWay` answers are not taken is ended, and so is one that takes nothing of an answer. An answer may take
 * as long as it likes to make. A stream, which has a limit of its own, says so by `response.setTimeout(0)`.
 */
export function boundedServer(options: ServerOptions, listener: RequestListener): Server {
  const underWay = new WeakMap<Socket, Set<ServerResponse>>();
  const watch = (socket: Socket): Set<ServerResponse> => {
    const answers = new Set<ServerResponse>();
    underWay.set(socket, answers);
    // Node tells the end of a connection to the answer that is being sent, not to those that wait behind it.
    socket.once('close', () => {
      for (const answer of answers) if (answer.socket === null) answer.destroy().emit('close');
    });
    return answers;
  };
  const server = createServer(options, (request, response) => {
    const { socket } = request;
    // What it had sent before its end is still read.
    if (socket.destroyed) return;
    const answers = underWay.get(socket) ?? watch(socket);
    if (answers.size === maximumUnderWay) {
      cut.inc({ because: 'requests' });
      socket.destroy();
      return;
    }
    answers.add(response);
    response.once('close', () => answers.delete(response));
    listener(request, response);
  });
  // Node tells of a connection on which nothing moved, also while it waits for its next request.
  server.setTimeout(untakenMs, (socket) => {
    const waiting = underWay.get(socket)?.size ?? 0;
    if (waiting > 0 && socket.writableLength === 0) return;
    if (waiting > 0) cut.inc({ because: 'answer' });
    socket.destroy();
  });
  return server;
}
