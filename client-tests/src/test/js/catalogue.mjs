// A client of several namespaces that does what it reads: node catalogue.mjs URL NAMESPACE…
// Reads lines {namespace, event, args}, emits each and says {answered: event} when its ack has come.
// Says {connected: true} once, then of each event that arrives {namespace, event, args}.
import { createInterface } from 'node:readline';
import { Manager } from 'socket.io-client-latest';

const [url, ...namespaces] = process.argv.slice(2);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const manager = new Manager(url, { transports: ['websocket'], reconnection: false });
const sockets = Object.fromEntries(namespaces.map((namespace) => [namespace, manager.socket(namespace)]));

await Promise.all(
  Object.entries(sockets).map(([namespace, socket]) => {
    socket.onAny((event, ...args) => say({ namespace, event, args }));
    return new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  }),
);
say({ connected: true });

for await (const line of createInterface({ input: process.stdin })) {
  const { namespace, event, args } = JSON.parse(line);
  sockets[namespace].emit(event, ...args, () => say({ answered: event }));
}
process.exit(0);
