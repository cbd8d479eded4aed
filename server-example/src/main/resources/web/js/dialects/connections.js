// The connections of this tab to the other catalogues: three namespaces of Socket.IO, and a plain WebSocket.
// Each calls `onState(state)` with 'connecting', 'connected', 'offline' or 'refused', and `onEvent(name, payload)`.

import { io } from '/vendor/socket.io.esm.min.js';
import { logEvent } from '../eventlog.js';
import { decode, encode } from './base64.js';

const ANSWER_WITHIN = 12_000;
const FIRST_DELAY = 500;
const LONGEST_DELAY = 5_000;

/** A connection of its own to a namespace, with the token in its auth payload. */
export function connectTo(namespace, token, { onState, onEvent }) {
  const socket = io(namespace, { auth: { token }, forceNew: true });
  socket.onAny((name, payload) => {
    logEvent('in', name, [payload]);
    onEvent(name, payload);
  });
  socket.on('connect', () => onState('connected'));
  watch(socket, onState);
}

/** The messenger: connected without credentials, then `conf` and `auth2`; from then on everything is base64. */
export function connectToMessenger(token, { onState, onEvent }) {
  const socket = io('/messenger', { forceNew: true });
  socket.onAny((name, payload) => {
    const value = decode(payload);
    logEvent('in', name, [value]);
    onEvent(name, value);
  });
  socket.on('connect', async () => {
    logEvent('out', 'conf', [{ encoding: 'base64' }]);
    socket.emit('conf', { encoding: 'base64' });
    try {
      await ask(socket, 'auth2', token);
      onState('connected');
    } catch {
      onState('refused');
    }
  });
  watch(socket, onState);
  return { send: (room, message) => ask(socket, 'chat message', { room, message, messageType: 'text' }) };
}

/** Sends an event in base64; its answer is {RC, RM, result}. */
async function ask(socket, name, payload) {
  const isSecret = name === 'auth2';
  logEvent('out', name, isSecret ? [] : [payload]);
  const answer = decode(await socket.timeout(ANSWER_WITHIN).emitWithAck(name, encode(payload)));
  logEvent('ack', name, [answer]);
  if (answer.RC !== 0) throw new Error(answer.RM);
  return answer.result;
}

function watch(socket, onState) {
  onState('connecting');
  socket.on('disconnect', () => onState('offline'));
  socket.on('connect_error', (error) => onState(socket.active ? 'offline' : 'refused', error.message));
}

/** The event stream: a plain WebSocket, whose user is that of the session cookie. */
export function connectToStream(userId, { onState, onEvent }) {
  const url = new URL(`/api/v1/events?user=${encodeURIComponent(userId)}`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  let delay = FIRST_DELAY;
  const open = () => {
    onState('connecting');
    const stream = new WebSocket(url);
    stream.addEventListener('open', () => {
      delay = FIRST_DELAY;
      onState('connected');
    });
    stream.addEventListener('message', ({ data: text }) => {
      const { type, data } = JSON.parse(text);
      logEvent('in', type, [data]);
      onEvent(type, data);
    });
    // A browser does not say whether it was refused or the server cannot be reached.
    stream.addEventListener('close', () => {
      onState('offline');
      setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY);
    });
  };
  open();
}
