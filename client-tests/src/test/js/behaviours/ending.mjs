import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { once, unique, within } from './clients.mjs';

async function disconnection(clients, socketId, namespace = '/') {
  const bystander = await clients.connect({ namespace });
  return bystander.call('disconnection-of', { socketId });
}

behaviour('is disconnected and may connect again', async (clients) => {
  const manager = clients.manager();
  const elsewhere = await clients.connect({ namespace: '/news', manager });
  const client = await clients.connect({ manager });
  const id = client.socket.id;
  await client.call('hall:enter', { hall: unique('hall') });
  const ended = client.ended();
  client.socket.emit('please-disconnect');
  assert.equal(await ended, 'io server disconnect');
  // Its own room, its user's and the hall, while there were any.
  assert.deepEqual(await disconnection(clients, id), {
    reason: 'server namespace disconnect',
    roomsWhileDisconnecting: 1,
    roomsAfter: 0,
  });
  assert.equal((await elsewhere.call('who am I')).namespace, '/news');
  assert.equal(client.socket.connected, false);
  client.socket.connect();
  await client.connected();
  assert.notEqual((await client.call('who am I')).socketId, id);
});

behaviour('is disconnected with its whole connection', async (clients) => {
  const manager = clients.manager();
  const elsewhere = await clients.connect({ namespace: '/news', manager });
  const client = await clients.connect({ manager });
  const ids = [client.socket.id, elsewhere.socket.id];
  const ended = Promise.all([client.ended(), elsewhere.ended(), once(manager, 'close')]);
  client.socket.emit('please-disconnect-connection');
  const [mine, others] = await ended;
  assert.deepEqual([mine, others], ['io server disconnect', 'io server disconnect']);
  assert.equal((await disconnection(clients, ids[0])).reason, 'server namespace disconnect');
  assert.equal((await disconnection(clients, ids[1], '/news')).reason, 'server namespace disconnect');
  client.socket.connect();
  await client.connected();
  assert.ok((await client.call('who am I')).inItsOwnRoom);
});

behaviour('disconnects and connects again', async (clients) => {
  const client = await clients.connect();
  const id = client.socket.id;
  const hall = unique('hall');
  await client.call('hall:enter', { hall });
  const ended = client.ended();
  client.socket.disconnect();
  assert.equal(await ended, 'io client disconnect');
  assert.deepEqual(await disconnection(clients, id), {
    reason: 'client namespace disconnect',
    roomsWhileDisconnecting: 1,
    roomsAfter: 0,
  });
  client.socket.connect();
  await client.connected();
  assert.notEqual((await client.call('who am I')).socketId, id);
  // It is in none of its former rooms.
  await client.call('hall:announce', { halls: [hall], alsoMe: true, text: 'still here?' });
  await client.call('who am I');
  assert.deepEqual(client.received('hall:announced'), []);
});

behaviour('reconnects when its connection is lost', async (clients) => {
  const client = await clients.connect();
  const id = client.socket.id;
  const ended = client.ended();
  client.socket.io.engine.close();
  assert.equal(await ended, 'forced close');
  client.socket.emit('note', { number: 7 });
  assert.equal((await disconnection(clients, id)).reason, 'transport close');
  await client.connected();
  assert.notEqual(client.socket.id, id);
  assert.deepEqual(await client.call('notes'), { numbers: [7], intact: true });
});

behaviour('reconnects when the server restarts', async (clients) => {
  const server = await clients.server();
  const manager = clients.manager({}, server.url);
  const client = await clients.connect({ manager });
  const news = await clients.connect({ namespace: '/news', manager });
  const ids = [client.socket.id, news.socket.id];
  const ended = Promise.all([client.ended(), news.ended()]);
  const reasons = await server.restart();
  assert.deepEqual(await ended, ['transport close', 'transport close']);
  assert.deepEqual(
    ids.map((id) => reasons[id]),
    ['server shutting down', 'server shutting down'],
  );
  await Promise.all([client.connected(), news.connected()]);
  assert.equal((await client.call('who am I')).socketId, client.socket.id);
  assert.equal((await news.call('who am I')).namespace, '/news');
  assert.ok(!ids.includes(client.socket.id));
});

behaviour('stays connected by answering pings', async (clients) => {
  const server = await clients.server('pingMs=50');
  const manager = clients.manager({}, server.url);
  const client = await clients.connect({ manager });
  const id = client.socket.id;
  let pings = 0;
  await within(
    new Promise((resolve) => {
      manager.engine.on('packet', ({ type }) => {
        if (type === 'ping' && ++pings === 5) {
          resolve();
        }
      });
    }),
    'five pings',
  );
  assert.equal((await client.call('who am I')).socketId, id);
});
