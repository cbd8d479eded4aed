// Uses each client version over each transport: node versions/run.mjs URL VERSION...
// Writes a line of JSON for each, with an error if it failed.
import assert from 'node:assert/strict';
import { bytes, Clients, once } from '../behaviours/clients.mjs';

const [url, ...versions] = process.argv.slice(2);
const BYTES = Buffer.from([0, 4, 0x1e, 0xff, 0x80]);

/** Connects, waits for the upgrade, exchanges events, acks and binary. */
async function use(clients) {
  const client = await clients.connect({ auth: { user: 'ada' } });
  const engine = client.socket.io.engine;
  assert.equal(await client.call('echo', 'before the upgrade'), 'before the upgrade');
  if (clients.transport === 'upgrade' && engine.transport.name === 'polling') {
    await once(engine, 'upgrade');
  }
  assert.equal(engine.transport.name, clients.transport === 'polling' ? 'polling' : 'websocket');
  assert.equal((await client.call('who am I')).userId, 'ada');
  client.socket.emit('echo', 'text', { nested: [1, null, '✨'] });
  assert.deepEqual(await client.next('echoed'), ['text', { nested: [1, null, '✨'] }]);
  assert.deepEqual(bytes(await client.call('echo', BYTES)), BYTES);
  client.socket.emit('echo', { data: BYTES });
  assert.deepEqual(bytes((await client.next('echoed'))[0].data), BYTES);
  const news = await clients.connect({ namespace: '/news', manager: client.socket.io });
  assert.equal((await news.call('who am I')).namespace, '/news');
}

for (const version of versions) {
  const library = await import(`socket.io-client-${version}`);
  for (const transport of ['websocket', 'polling', 'upgrade']) {
    const clients = new Clients(library.default?.Manager ? library.default : library, transport, url);
    let error;
    try {
      await use(clients);
    } catch (failure) {
      error = String(failure?.stack ?? failure);
    } finally {
      await clients.close();
    }
    process.stdout.write(JSON.stringify({ done: `${version} over ${transport}`, error }) + '\n');
  }
}
process.exit(0);
