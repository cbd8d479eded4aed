// A TCP relay between a page and a server: it can be cut, and lead to another server.

import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** Relays to a port on this machine, and returns {url, cut, lead, close}. */
export async function relay(port) {
  const open = new Set();
  let target = port;
  let isCut = false;

  const server = createServer((client) => {
    if (isCut) return client.destroy();
    const upstream = connect(target, '127.0.0.1');
    for (const [from, to] of [[client, upstream], [upstream, client]]) {
      open.add(from);
      from.pipe(to);
      from.on('error', () => {});
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
    return undefined;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');

  const destroyAll = () => open.forEach((socket) => socket.destroy());
  return {
    url: `http://localhost:${server.address().port}`,
    /** Ends all connections, and lets none through until {@link lead}. */
    cut() {
      isCut = true;
      destroyAll();
    },
    /** Relays new connections to a port. */
    lead(to) {
      target = to;
      isCut = false;
    },
    close() {
      server.close();
      destroyAll();
    },
  };
}
