import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { once, unique } from './clients.mjs';

const SOCKET_ID = /^[A-Za-z0-9_-]{20}$/;

behaviour('connects over its transport', async (clients) => {
  const client = await clients.connect();
  const engine = client.socket.io.engine;
  if (clients.transport === 'upgrade' && engine.transport.name === 'polling') {
    await once(engine, 'upgrade');
  }
  assert.equal(engine.transport.name, clients.transport === 'polling' ? 'polling' : 'websocket');
  const me = await client.call('who am I');
  assert.equal(me.socketId, client.socket.id);
  assert.match(me.socketId, SOCKET_ID);
  assert.notEqual(me.socketId, engine.id);
  assert.equal(me.namespace, '/');
  assert.equal(me.auth, undefined);
  assert.equal(me.inItsOwnRoom, true);
});

behaviour('authenticates its user', async (clients) => {
  const auth = { user: 'ada', token: 'a?b,c[d]{"}', deep: { list: [1, null, '✨'] } };
  const client = await clients.connect({ auth });
  const me = await client.call('who am I');
  assert.equal(me.userId, 'ada');
  assert.deepEqual(me.auth, auth);
});

behaviour('is refused with a message and data', async (clients) => {
  const error = await clients.open({ auth: { refuse: 'Not today: "no", ✋', data: 'yes' } }).refused();
  assert.ok(error instanceof Error);
  assert.equal(error.message, 'Not today: "no", ✋');
  assert.deepEqual(error.data, { code: 'E42', content: { retry: false, why: ['é', '✨'] } });
});

behaviour('is refused by a middleware', async (clients) => {
  const error = await clients.open({ auth: { stop: 'stopped on the way' } }).refused();
  assert.equal(error.message, 'stopped on the way');
  assert.equal(error.data, undefined);
});

behaviour('may try again after a refusal', async (clients) => {
  const client = clients.open({ auth: { refuse: 'no' } });
  await client.refused();
  assert.equal(client.socket.connected, false);
  client.socket.auth = { user: 'ada' };
  client.socket.connect();
  await client.connected();
  assert.equal((await client.call('who am I')).userId, 'ada');
});

behaviour('receives nothing after a refusal', async (clients) => {
  const speaker = await clients.connect();
  const manager = clients.manager();
  const elsewhere = await clients.connect({ namespace: '/news', manager });
  const refused = clients.open({ auth: { refuse: 'no' }, manager });
  await refused.refused();
  const text = unique('text');
  await speaker.call('hall:announce', { halls: [], alsoMe: true, text });
  await elsewhere.call('who am I');
  refused.socket.auth = {};
  refused.socket.connect();
  await refused.connected();
  await refused.call('who am I');
  assert.ok((await speaker.next('hall:announced'))[0].text);
  assert.ok(!refused.received('hall:announced').some(([received]) => received.text === text));
});

behaviour('is refused on an unknown namespace', async (clients) => {
  const manager = clients.manager();
  const news = await clients.connect({ namespace: '/news', manager });
  const error = await clients.open({ namespace: '/nowhere', manager }).refused();
  assert.equal(error.message, 'Invalid namespace');
  assert.equal((await news.call('who am I')).namespace, '/news');
});

behaviour('joins several namespaces on one connection', async (clients) => {
  const manager = clients.manager();
  const main = await clients.connect({ manager, auth: { user: 'main-user' } });
  const news = await clients.connect({ namespace: '/news', manager, auth: { user: 'news-user' } });
  const [me, other] = await Promise.all([main.call('who am I'), news.call('who am I')]);
  assert.notEqual(me.socketId, other.socketId);
  assert.deepEqual([me.namespace, me.userId], ['/', 'main-user']);
  assert.deepEqual([other.namespace, other.userId], ['/news', 'news-user']);

  const hall = unique('hall');
  await main.call('hall:enter', { hall });
  await news.call('hall:enter', { hall });
  await news.call('hall:announce', { halls: [hall], alsoMe: true, text: 'news only' });
  assert.equal((await news.next('hall:announced'))[0].text, 'news only');
  await main.call('who am I');
  assert.deepEqual(main.received('hall:announced'), []);
});

behaviour('leaves one namespace and stays on another', async (clients) => {
  const manager = clients.manager();
  const main = await clients.connect({ manager });
  const news = await clients.connect({ namespace: '/news', manager });
  const id = news.socket.id;
  news.socket.disconnect();
  const bystander = await clients.connect({ namespace: '/news' });
  assert.equal((await bystander.call('disconnection-of', { socketId: id })).reason, 'client namespace disconnect');
  assert.equal((await main.call('who am I')).namespace, '/');
  news.socket.connect();
  await news.connected();
  assert.notEqual((await news.call('who am I')).socketId, id);
});

behaviour('joins a namespace by its pattern', async (clients) => {
  const manager = clients.manager();
  const one = await clients.connect({ namespace: '/project-17', manager });
  const two = await clients.connect({ namespace: '/project-18', manager });
  assert.equal((await one.call('who am I')).namespace, '/project-17');
  await two.call('hall:announce', { halls: [], alsoMe: true, text: 'to 18' });
  assert.equal((await two.next('hall:announced'))[0].text, 'to 18');
  await one.call('who am I');
  assert.deepEqual(one.received('hall:announced'), []);
});

behaviour('is refused where no pattern matches', async (clients) => {
  const error = await clients.open({ namespace: '/project-x' }).refused();
  assert.equal(error.message, 'Invalid namespace');
});

behaviour('shows its query and headers', async (clients) => {
  const manager = clients.manager({
    query: { city: 'São Paulo & more', empty: '' },
    extraHeaders: { 'X-Fixture': 'seen, 1', Authorization: 'Bearer a.b.c' },
  });
  const me = await (await clients.connect({ manager })).call('who am I');
  assert.equal(me.query.city, 'São Paulo & more');
  assert.equal(me.query.empty, '');
  assert.equal(me.query.EIO, '4');
  assert.equal(me.headers['x-fixture'], 'seen, 1');
  assert.equal(me.headers.authorization, 'Bearer a.b.c');
});
