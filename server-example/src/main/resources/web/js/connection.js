// The Socket.IO connection of this tab.

import { io } from '/vendor/socket.io.esm.min.js';
import { logEvent } from './eventlog.js';

const ANSWER_WITHIN = 12000;

/** The server has refused a request, or has not answered it. */
export class Refused extends Error {
  constructor({ code, message, retryAfterMs }) {
    super(message);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

let socket = null;

/** Connects with a token, which is sent again with every reconnection. */
export function connect(token) {
  socket = io({ auth: { token } });
  socket.onAny((name, ...args) => logEvent('in', name, args));
  socket.on('connect', () => logEvent('state', 'connect', [{ id: socket.id, transport: transport(), recovered: socket.recovered }]));
  socket.on('disconnect', (reason) => logEvent('state', 'disconnect', [{ reason }]));
  socket.on('connect_error', (error) => logEvent('state', 'connect_error', [{ message: error.message }]));
  return socket;
}

export const isConnected = () => socket?.connected ?? false;

export const transport = () => socket?.io.engine?.transport.name ?? '';

export const socketId = () => socket?.id;

/** Sends an event and waits for its ack. */
export async function request(name, payload) {
  const args = payload === undefined ? [] : [payload];
  const since = performance.now();
  logEvent('out', name, args);
  let answer;
  try {
    answer = await socket.timeout(ANSWER_WITHIN).emitWithAck(name, ...args);
  } catch {
    throw new Refused({ code: 'timeout', message: 'The server has not answered.' });
  }
  logEvent('ack', name, [answer], Math.round(performance.now() - since));
  if (answer?.error) throw new Refused(answer.error);
  return answer;
}

/** Sends an event without an ack, if connected. */
export function emit(name, payload) {
  if (!isConnected()) return;
  const args = payload === undefined ? [] : [payload];
  logEvent('out', name, args);
  socket.emit(name, ...args);
}
