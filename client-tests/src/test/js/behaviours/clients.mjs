import assert from 'node:assert/strict';

const TRANSPORTS = { websocket: ['websocket'], polling: ['polling'], upgrade: ['polling', 'websocket'] };
const TIMEOUT_MS = 20_000;
let names = 0;

/** A promise that is rejected when it takes too long. */
export function within(promise, what) {
  let timer;
  const timeout = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`timed out waiting for ${what}`)), TIMEOUT_MS);
  });
  return Promise.race([promise, timeout]).finally(() => clearTimeout(timer));
}

/** The arguments of the next event of a name that an emitter emits. */
export function once(emitter, name) {
  return within(new Promise((resolve) => emitter.once(name, (...args) => resolve(args))), name);
}

/** A name that is used nowhere else. */
export function unique(word) {
  return `${word}-${process.pid}-${++names}`;
}

/** The bytes of binary data in any form in which a client may deliver it. */
export function bytes(data) {
  assert.ok(Buffer.isBuffer(data) || data instanceof ArrayBuffer || ArrayBuffer.isView(data), `not binary: ${data}`);
  return Buffer.from(data);
}

/** One socket and the events it receives. */
export class Client {
  #received = new Map();
  #waiting = new Map();

  constructor(socket) {
    this.socket = socket;
    socket.onAny((name, ...args) => {
      const answer = this.answers?.get(name);
      if (answer) {
        answer(...args);
      } else if (this.#waiting.get(name)?.length) {
        this.#waiting.get(name).shift()(args);
      } else {
        this.received(name).push(args);
      }
    });
  }

  /** The received events of a name that have not been taken yet. */
  received(name) {
    if (!this.#received.has(name)) {
      this.#received.set(name, []);
    }
    return this.#received.get(name);
  }

  /** Waits for the next event of a name and returns its arguments. */
  next(name) {
    if (this.received(name).length) {
      return Promise.resolve(this.received(name).shift());
    }
    return within(
      new Promise((resolve) => {
        this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]);
      }),
      `the event "${name}"`,
    );
  }

  /** Passes each event of a name to a function; its last argument is the ack. */
  on(name, answer) {
    this.answers ??= new Map();
    this.answers.set(name, answer);
  }

  /** Emits an event, waits for the ack and returns all its arguments. */
  callAll(name, ...args) {
    return within(new Promise((resolve) => this.socket.emit(name, ...args, (...answer) => resolve(answer))), `the ack of "${name}"`);
  }

  /** Emits an event, waits for the ack and returns its only argument. */
  async call(name, ...args) {
    const answer = await this.callAll(name, ...args);
    assert.ok(answer.length <= 1, `one argument at most: ${JSON.stringify(answer)}`);
    return answer[0];
  }

  connected() {
    return this.socket.connected ? Promise.resolve(this) : once(this.socket, 'connect').then(() => this);
  }

  refused() {
    return once(this.socket, 'connect_error').then(([error]) => error);
  }

  async ended() {
    return (await once(this.socket, 'disconnect'))[0];
  }
}

/** The clients of one behaviour; all are closed after it. */
export class Clients {
  #managers = [];
  #servers = [];

  constructor(library, transport, url) {
    this.library = library;
    this.transport = transport;
    this.url = url;
  }

  /** A connection, not opened yet. */
  manager(options = {}, url = this.url) {
    const manager = new this.library.Manager(url, {
      transports: TRANSPORTS[this.transport],
      autoConnect: false,
      reconnectionDelay: 50,
      reconnectionDelayMax: 100,
      ...options,
    });
    this.#managers.push(manager);
    return manager;
  }

  /** A socket on a namespace of a connection; it begins to connect. */
  open({ namespace = '/', auth, manager = this.manager() } = {}) {
    const socket = manager.socket(namespace, { auth });
    const client = new Client(socket);
    socket.connect();
    return client;
  }

  /** A socket that has connected. */
  connect(options) {
    return this.open(options).connected();
  }

  /** Asks the test's process to start, stop or restart a server. */
  async #control(action) {
    const response = await fetch(`${this.url}/control/${action}`, { method: 'POST' });
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  /** Starts a server for this behaviour only. */
  async server(options = '') {
    const { port } = await this.#control(`start?${options}`);
    this.#servers.push(port);
    return {
      url: `http://127.0.0.1:${port}`,
      /** Stops it and starts another on its port; returns the disconnect reasons of its sockets. */
      restart: () => this.#control(`restart?port=${port}`),
    };
  }

  async close() {
    for (const manager of this.#managers) {
      manager.reconnection(false);
      manager._close();
    }
    for (const port of this.#servers) {
      await this.#control(`stop?port=${port}`);
    }
  }
}
