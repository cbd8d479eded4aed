// One client of one namespace, controlled over standard input: node bridge/client.mjs VERSION URL TRANSPORT AUTH EVENT…
// VERSION is 2x or 4x, AUTH is JSON. Reads lines {emit: [name, args…]}, which it emits and whose ack it writes as
// {ack: [values…]}, {answer: name, value}, after which it acks each event of that name with the value, {connect} and {disconnect}.
// Writes {connected: id}, {refused: message}, {event: [name, args…]} for each of the given events that arrives, and
// {disconnected: reason}.
import { createInterface } from 'node:readline';
import io2 from 'socket.io-client-2x';
import { io as io4 } from 'socket.io-client-latest';

const [version, url, transport, auth, ...events] = process.argv.slice(2);
const write = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const answers = new Map();

const socket = (version === '2x' ? io2 : io4)(url, {
  transports: transport === 'upgrade' ? ['polling', 'websocket'] : [transport],
  auth: auth === '{}' ? undefined : JSON.parse(auth),
  forceNew: true,
  reconnection: false,
});
for (const name of events) {
  socket.on(name, (...args) => {
    const ack = typeof args.at(-1) === 'function' ? args.pop() : undefined;
    write({ event: [name, ...args] });
    if (ack && answers.has(name)) {
      ack(answers.get(name));
    }
  });
}
socket.on('connect', () => write({ connected: socket.id }));
socket.on('connect_error', (error) => write({ refused: `${error.message ?? error}` }));
socket.on('disconnect', (reason) => write({ disconnected: reason }));

for await (const line of createInterface({ input: process.stdin })) {
  const { emit, answer, value, connect, disconnect } = JSON.parse(line);
  if (emit) {
    socket.emit(...emit, (...values) => write({ ack: values }));
  } else if (answer) {
    answers.set(answer, value);
    write({ answers: answer });
  } else if (connect) {
    socket.connect();
  } else if (disconnect) {
    socket.disconnect();
  }
}
process.exit(0);
