import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';

const ODD_NAME = 'a:b::c.d/e, é✨ "quoted"';

const ANY_JSON = [
  null,
  true,
  false,
  0,
  -1,
  2 ** 53 - 1,
  -(2 ** 53 - 1),
  1.5,
  -0.000001,
  1e21,
  1.7976931348623157e308,
  '',
  'text',
  '0',
  '\u0000\u001e\u001f\n\t"\\/\u2028',
  [],
  {},
  [[], [[]], {}],
  { a: null, b: [null, { c: null }], '': 'empty key', 'a b': 1, '"': 2, __x: 3, _placeholder: false, num: 0 },
  [1, 'two', [3, { four: 4 }], null],
];

behaviour('echoes any json', async (clients) => {
  const client = await clients.connect();
  for (const value of ANY_JSON) {
    assert.deepEqual(await client.callAll('echo', value), [value]);
    client.socket.emit('echo', value);
    assert.deepEqual(await client.next('echoed'), [value]);
  }
});

behaviour('sends and receives several arguments or none', async (clients) => {
  const client = await clients.connect();
  const many = [1, 'two', null, { three: [3] }, [], true];
  assert.deepEqual(await client.callAll('echo', ...many), many);
  assert.deepEqual(await client.callAll('echo'), []);
  client.socket.emit('echo', ...many);
  assert.deepEqual(await client.next('echoed'), many);
  client.socket.emit('echo');
  assert.deepEqual(await client.next('echoed'), []);
  assert.equal(await client.call('sum', 19, 23), 42);
  assert.deepEqual(await client.next('summed'), [19, 23]);
});

behaviour('carries unicode and emoji', async (clients) => {
  const client = await clients.connect();
  const text = 'Grüße, 你好, שלום, नमस्ते, 👩‍👩‍👧‍👦 🏳️‍🌈, e\u0301, \u200f, \uffff, 𝒳, 🎉';
  assert.deepEqual(await client.callAll('echo', text, { [text]: text }), [text, { [text]: text }]);
  client.socket.emit('echo', text);
  assert.deepEqual(await client.next('echoed'), [text]);
});

behaviour('uses event names with spaces and colons', async (clients) => {
  const client = await clients.connect();
  assert.equal(await client.call('chat message', 'hello'), 'hello');
  assert.deepEqual(await client.next('chat message'), ['hello']);
  assert.equal(await client.call(ODD_NAME, 'odd'), 'odd');
  assert.deepEqual(await client.next(ODD_NAME), ['odd']);
});

behaviour('receives everything by a catch all', async (clients) => {
  const client = await clients.connect();
  const all = [];
  const listener = (...args) => all.push(args);
  client.socket.onAny(listener);
  client.socket.emit('echo', 1, { a: 2 });
  await client.call('chat message', 'three');
  await client.next('chat message');
  assert.deepEqual(all, [
    ['echoed', 1, { a: 2 }],
    ['chat message', 'three'],
  ]);
  client.socket.offAny(listener);
  await client.call('chat message', 'four');
  await client.next('chat message');
  assert.equal(all.length, 2);
});

behaviour('receives once and stops listening', async (clients) => {
  const client = await clients.connect();
  const received = [];
  const listener = (text) => received.push(`on ${text}`);
  client.socket.on('chat message', listener);
  client.socket.once('chat message', (text) => received.push(`once ${text}`));
  for (const text of ['a', 'b']) {
    await client.call('chat message', text);
    await client.next('chat message');
  }
  client.socket.off('chat message', listener);
  await client.call('chat message', 'c');
  await client.next('chat message');
  assert.deepEqual(received, ['on a', 'once a', 'on b']);
});

behaviour('reaches listeners that the server adds and removes', async (clients) => {
  const client = await clients.connect();
  await client.call('please-listen');
  client.socket.emit('single');
  client.socket.emit('single');
  client.socket.emit('double', 1, 'é');
  client.socket.emit('double');
  client.socket.emit('echo', 'x');
  await client.next('echoed');
  await client.call('please-stop-listening');
  client.socket.emit('double');
  const received = await client.call('received');
  assert.deepEqual(received.listeners, ['single', 'double', 'double']);
  assert.deepEqual(received.incoming, [
    'single []',
    'single []',
    'double [1, é]',
    'double []',
    'echo [x]',
    'please-stop-listening []',
  ]);
  assert.deepEqual(received.outgoing, ['echoed [x]']);
});

behaviour('receives volatile events', async (clients) => {
  const client = await clients.connect();
  // Between two polls a volatile event may be dropped.
  while (client.received('fleeting').length === 0) {
    await client.call('please-volatile');
    await client.call('who am I');
  }
  assert.deepEqual(await client.next('fleeting'), ['gone in a moment']);
});

behaviour('sends volatile events', async (clients) => {
  const client = await clients.connect();
  await client.call('please-listen');
  let received = [];
  while (received.length === 0) {
    client.socket.volatile.emit('double');
    received = (await client.call('received')).listeners;
  }
  assert.equal(received[0], 'double');
});
