// A client of several namespaces, controlled over standard input: node catalogue/client.mjs URL NAMESPACE…
// Reads lines {namespace, event, args}, emits each and writes {answered: event} when its ack has arrived.
// Writes {connected: true} once, then {namespace, event, args} for each event that arrives.
import { createInterface } from 'node:readline';
import { Manager } from 'socket.io-client-latest';

const [url, ...namespaces] = process.argv.slice(2);
const write = (line) => process.stdout.write(JSON.stringify(line) + '\n');

const manager = new Manager(url, { transports: ['websocket'], reconnection: false });
const sockets = Object.fromEntries(namespaces.map((namespace) => [namespace, manager.socket(namespace)]));

await Promise.all(
  Object.entries(sockets).map(([namespace, socket]) => {
    socket.onAny((event, ...args) => write({ namespace, event, args }));
    return new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  }),
);
write({ connected: true });

for await (const line of createInterface({ input: process.stdin })) {
  const { namespace, event, args } = JSON.parse(line);
  sockets[namespace].emit(event, ...args, () => write({ answered: event }));
}
process.exit(0);
