import assert from 'node:assert/strict';

const TRANSPORTS = { websocket: ['websocket'], polling: ['polling'], upgrade: ['polling', 'websocket'] };
const PATIENCE_MS = 20_000;
let names = 0;

/** A promise that is rejected when it takes too long. */
export function within(promise, what) {
  let timer;
  const patience = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited in vain for ${what}`)), PATIENCE_MS);
  });
  return Promise.race([promise, patience]).finally(() => clearTimeout(timer));
}

/** What an emitter emits next under that name. */
export function once(emitter, name) {
  return within(new Promise((resolve) => emitter.once(name, (...args) => resolve(args))), name);
}

/** A name that nobody else uses. */
export function unique(word) {
  return `${word}-${process.pid}-${++names}`;
}

/** Binary as any client may give it: its bytes. */
export function bytes(data) {
  assert.ok(Buffer.isBuffer(data) || data instanceof ArrayBuffer || ArrayBuffer.isView(data), `not binary: ${data}`);
  return Buffer.from(data);
}

/** One socket and what it hears. */
export class Client {
  #heard = new Map();
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
        this.heard(name).push(args);
      }
    });
  }

  /** What it has heard under that name and nobody has taken. */
  heard(name) {
    if (!this.#heard.has(name)) {
      this.#heard.set(name, []);
    }
    return this.#heard.get(name);
  }

  /** The arguments of the next event of that name. */
  next(name) {
    if (this.heard(name).length) {
      return Promise.resolve(this.heard(name).shift());
    }
    return within(
      new Promise((resolve) => {
        this.#waiting.set(name, [...(this.#waiting.get(name) ?? []), resolve]);
      }),
      `the event "${name}"`,
    );
  }

  /** Takes each event of that name; its last argument is the ack. */
  on(name, answer) {
    this.answers ??= new Map();
    this.answers.set(name, answer);
  }

  /** Emits and waits for the ack: all its arguments. */
  callAll(name, ...args) {
    return within(new Promise((resolve) => this.socket.emit(name, ...args, (...answer) => resolve(answer))), `the ack of "${name}"`);
  }

  /** Emits and waits for the ack: its only argument. */
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

  /** Tells the one that has the servers to start, stop or restart one. */
  async #control(action) {
    const response = await fetch(`${this.url}/control/${action}`, { method: 'POST' });
    assert.equal(response.status, 200, await response.clone().text());
    return response.json();
  }

  /** A server of this behaviour's own. */
  async server(options = '') {
    const { port } = await this.#control(`start?${options}`);
    this.#servers.push(port);
    return {
      url: `http://127.0.0.1:${port}`,
      /** Stops it and starts another on its port; answers why its sockets ended. */
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
