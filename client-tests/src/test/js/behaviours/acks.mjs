import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { bytes, unique } from './clients.mjs';

const LONG_DEADLINE_MS = 20_000;
const ORDER = { item: 'tea', count: 2, extras: [{ name: 'milk' }], note: 'hot' };

behaviour('is answered by value and by event', async (clients) => {
  const client = await clients.connect();
  assert.deepEqual(await client.call('order:place', ORDER), { item: 'tea', count: 2 });
  assert.deepEqual(await client.next('order:placed'), [{ item: 'tea', count: 2 }]);
  client.socket.emit('order:place', { ...ORDER, note: undefined, unknown: 'ignored' });
  assert.deepEqual(await client.next('order:placed'), [{ item: 'tea', count: 2 }]);
  assert.deepEqual(await client.call('order:count'), { count: 2 });
});

behaviour('is acknowledged without a value', async (clients) => {
  const client = await clients.connect();
  assert.deepEqual(await client.call('hall:enter', { hall: unique('hall') }), { ok: true });
  assert.deepEqual(await client.call('note', { number: 1 }), { ok: true });
});

behaviour('learns which field is wrong and no handler is called', async (clients) => {
  const client = await clients.connect();
  const wrong = [
    [{ ...ORDER, item: undefined }, 'item'],
    [{ ...ORDER, item: null }, 'item'],
    [{ ...ORDER, item: 7 }, 'item'],
    [{ ...ORDER, count: '2' }, 'count'],
    [{ ...ORDER, count: 2.5 }, 'count'],
    [{ ...ORDER, count: 2 ** 40 }, 'count'],
    [{ ...ORDER, extras: {} }, 'extras'],
    [{ ...ORDER, extras: [{ name: 'milk' }, {}] }, 'extras[1].name'],
    [{ ...ORDER, note: ['x'] }, 'note'],
    ['tea', undefined],
    [[ORDER], undefined],
    [null, undefined],
  ];
  for (const [order, field] of wrong) {
    const { error } = await client.call('order:place', order);
    assert.equal(error?.code, 'validation-failed', JSON.stringify(order));
    assert.equal(error.event, 'order:place');
    assert.equal(error.field, field, JSON.stringify(order));
    assert.ok(error.message);
    assert.deepEqual(await client.next('order:refused'), [error]);
  }
  assert.equal((await client.call('order:place')).error.code, 'validation-failed');
  assert.deepEqual(await client.call('order:count'), { count: 0 });
  assert.deepEqual(client.received('order:placed'), []);
});

behaviour('learns that an event has no handler', async (clients) => {
  const client = await clients.connect();
  const { error } = await client.call('no such event', 1);
  assert.equal(error.code, 'not-found');
  assert.equal(error.event, 'no such event');
});

behaviour('does not see why a handler fails', async (clients) => {
  const client = await clients.connect();
  const { error } = await client.call('please-fail');
  assert.equal(error.code, 'server-error');
  assert.ok(!JSON.stringify(error).includes('secret'));
});

behaviour('learns why a handler refuses', async (clients) => {
  const client = await clients.connect();
  const { error } = await client.call('please-forbid');
  assert.deepEqual(error, { code: 'permission-denied', message: 'members only', event: 'please-forbid' });
});

behaviour('answers what the server asks', async (clients) => {
  const client = await clients.connect();
  client.on('question', ({ text, data }, ack) => ack({ text: `${text}!`, data }));
  const plain = await client.call('please-request', { text: 'why', deadlineMs: LONG_DEADLINE_MS });
  assert.deepEqual(plain, { answer: { text: 'why!' } });
  const data = Buffer.from([4, 0, 255, 48, 49]);
  const binary = await client.call('please-request', { text: 'é✨', deadlineMs: LONG_DEADLINE_MS, data });
  assert.equal(binary.answer.text, 'é✨!');
  assert.deepEqual(bytes(binary.answer.data), data);
});

behaviour('answers with several arguments or none', async (clients) => {
  const client = await clients.connect();
  client.on('question', (...args) => args.pop()(...args));
  assert.deepEqual(await client.callAll('please-request-untyped', 1, 'two', { three: null }), [1, 'two', { three: null }]);
  assert.deepEqual(await client.callAll('please-request-untyped'), []);
  const [text, data, more] = await client.callAll('please-request-untyped', '✨', Buffer.from('a'), [Buffer.from('b')]);
  assert.equal(text, '✨');
  assert.deepEqual([bytes(data), bytes(more[0])], [Buffer.from('a'), Buffer.from('b')]);
});

behaviour('leaves a request of the server to time out', async (clients) => {
  const client = await clients.connect();
  let late;
  client.on('question', (question, ack) => (late = ack));
  assert.deepEqual(await client.call('please-request', { text: 'why', deadlineMs: 100 }), { reason: 'TIMEOUT' });
  late({ text: 'too late' });
  client.on('question', (question, ack) => ack({ text: 'in time' }));
  const next = await client.call('please-request', { text: 'why', deadlineMs: LONG_DEADLINE_MS });
  assert.deepEqual(next, { answer: { text: 'in time' } });
});

behaviour('sends an answer of the wrong type', async (clients) => {
  const client = await clients.connect();
  for (const answer of [[], [null], ['text'], [{ text: 1 }], [{}]]) {
    client.on('question', (question, ack) => ack(...answer));
    const outcome = await client.call('please-request', { text: 'why', deadlineMs: LONG_DEADLINE_MS });
    assert.deepEqual(outcome, { reason: 'INVALID' }, JSON.stringify(answer));
  }
});

behaviour('answers no request after it has disconnected', async (clients) => {
  const client = await clients.connect();
  const other = await clients.connect();
  other.on('question', () => other.socket.disconnect());
  const outcome = await client.call('please-request-other', {
    socketId: other.socket.id,
    text: 'why',
    deadlineMs: LONG_DEADLINE_MS,
  });
  assert.deepEqual(outcome, { reason: 'DISCONNECTED' });
});

behaviour('answers a handler that waits for it', async (clients) => {
  const client = await clients.connect();
  client.on('question', ({ text }, ack) => ack({ text }));
  const outcome = await client.call('please-request-waiting', { text: 'why', deadlineMs: LONG_DEADLINE_MS });
  assert.deepEqual(outcome, { answer: { text: 'why' } });
});

behaviour('answers a broadcast together with others', async (clients) => {
  const hall = unique('hall');
  const all = await Promise.all([1, 2, 3, 4].map(() => clients.connect()));
  await Promise.all(all.map((client) => client.call('hall:enter', { hall })));
  const [asker, two, silent, wrong] = all;
  for (const client of [asker, two]) {
    client.on('question', ({ text }, ack) => ack({ text: `${text} ${client === two ? 2 : 1}` }));
  }
  silent.on('question', () => {});
  wrong.on('question', (question, ack) => ack('not a reply'));
  const some = await asker.call('please-request-hall', { hall, text: 'here?', deadlineMs: 1_000 });
  assert.deepEqual(some, { received: ['here? 1', 'here? 2'], missing: 1, invalid: 1 });

  for (const client of [silent, wrong]) {
    client.on('question', (question, ack) => ack({ text: 'x' }));
  }
  const complete = await asker.call('please-request-hall', { hall, text: 'here?', deadlineMs: LONG_DEADLINE_MS });
  assert.deepEqual(complete, { received: ['here? 1', 'here? 2', 'x', 'x'], missing: 0, invalid: 0 });
  const nobody = await asker.call('please-request-hall', { hall: unique('empty'), text: '?', deadlineMs: LONG_DEADLINE_MS });
  assert.deepEqual(nobody, { received: [], missing: 0, invalid: 0 });
});

behaviour(
  'gives up waiting for an ack',
  async (clients) => {
    const client = await clients.connect();
    const other = await clients.connect();
    const failure = await new Promise((resolve) =>
      client.socket.timeout(100).emit('disconnection-of', { socketId: other.socket.id }, resolve),
    );
    assert.ok(failure instanceof Error);
    // The ack comes now, late.
    other.socket.disconnect();
    await client.call('disconnection-of', { socketId: other.socket.id });
    const answered = await new Promise((resolve) =>
      client.socket.timeout(LONG_DEADLINE_MS).emit('chat message', 'in time', (error, answer) => resolve([error, answer])),
    );
    assert.deepEqual(answered, [null, 'in time']);
  },
  { not: { oldest: 'has no ack timeouts, which came with 4.4' } },
);
