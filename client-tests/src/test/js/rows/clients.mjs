// Named clients, controlled over standard input: node rows/clients.mjs
// Reads lines {do, client, …}; answers each, in order, with {done: result} or {error: message}.
import { createInterface } from 'node:readline';
import { Manager } from 'socket.io-client-latest';
import { within } from '../behaviours/clients.mjs';

const clients = new Map();

class Client {
  #received = [];
  #waiting = () => {};
  #encode = (values) => values;
  #decode = (values) => values;

  constructor(url, namespace, auth) {
    this.manager = new Manager(url, { transports: ['websocket'], reconnection: false, autoConnect: false });
    this.socket = this.manager.socket(namespace, { auth });
    this.socket.onAny((name, ...values) => this.#receive([name, ...this.#decode(values)]));
    this.socket.on('disconnect', (reason) => this.#receive(['disconnect', reason]));
  }

  #receive(event) {
    this.#received.push(event);
    this.#waiting();
  }

  connect() {
    return new Promise((resolve) => {
      this.socket.once('connect', () => resolve({ id: this.socket.id }));
      this.socket.once('connect_error', (error) => resolve({ error: error.message }));
      this.socket.connect();
    });
  }

  useBase64() {
    this.#encode = (values) => values.map((value) => Buffer.from(JSON.stringify(value)).toString('base64'));
    this.#decode = (values) => values.map((value) => JSON.parse(Buffer.from(value, 'base64').toString()));
  }

  emit([name, ...values]) {
    this.socket.emit(name, ...this.#encode(values));
  }

  ask([name, ...values]) {
    return new Promise((resolve) =>
      this.socket.emit(name, ...this.#encode(values), (...answer) => resolve(this.#decode(answer))),
    );
  }

  // Lists the ack of an event among what is received.
  fence([name, ...values], fence) {
    this.socket.emit(name, ...this.#encode(values), () => this.#receive(fence));
  }

  // The events received up to the fence, or to the disconnect.
  async receivedUntil(fence) {
    const isFence = (event) => JSON.stringify(event) === JSON.stringify(fence);
    for (;;) {
      const end = this.#received.findIndex((event) => isFence(event) || event[0] === 'disconnect');
      if (end >= 0) {
        const received = this.#received.splice(0, end + 1);
        return isFence(received[end]) ? received.slice(0, end) : received;
      }
      await new Promise((resolve) => (this.#waiting = resolve));
    }
  }
}

const actions = {
  connect({ client, url, namespace, auth }) {
    clients.set(client, new Client(url, namespace, auth));
    return clients.get(client).connect();
  },
  emit: ({ client, event }) => clients.get(client).emit(event),
  ask: ({ client, event }) => clients.get(client).ask(event),
  fence: ({ client, event, fence }) => clients.get(client).fence(event, fence),
  useBase64: ({ client }) => clients.get(client).useBase64(),
  received: ({ client, fence }) => clients.get(client).receivedUntil(fence),
  disconnect: ({ client }) => void clients.get(client).socket.disconnect(),
  reset() {
    clients.forEach(({ manager }) => manager._close());
    clients.clear();
  },
};

for await (const line of createInterface({ input: process.stdin })) {
  const order = JSON.parse(line);
  let answer;
  try {
    answer = { done: (await within(actions[order.do](order), line)) ?? null };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(JSON.stringify(answer) + '\n');
}
process.exit(0);
