import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';

const encode = (value) => Buffer.from(JSON.stringify(value)).toString('base64');
const decode = (text) => JSON.parse(Buffer.from(text, 'base64').toString());

behaviour('has payloads and acks in base64 once it has asked for it', async (clients) => {
  const client = await clients.connect();
  assert.deepEqual(await client.call('encoding:use', { encoding: 'BASE64' }), { ok: true });
  assert.equal(await client.call('chat message', 'ImRlbW9rZXki'), 'ImRlbW9rZXki');
  assert.deepEqual(await client.next('chat message'), ['ImRlbW9rZXki']);
  assert.equal(decode(await client.call('sum', encode(2), encode(3))), 5);
  assert.deepEqual((await client.next('summed')).map(decode), [2, 3]);
  const { error } = decode(await client.call('order:place', encode({ item: 'tea' })));
  assert.equal(error.code, 'validation-failed');
  assert.deepEqual((await client.next('order:refused')).map(decode), [error]);
});

behaviour('is refused in base64 what is not base64 of json', async (clients) => {
  const client = await clients.connect();
  client.socket.emit('encoding:use', { encoding: 'BASE64' });
  for (const wrong of ['%%%', Buffer.from('{"item":').toString('base64'), '', { item: 'tea' }, null, 7]) {
    const { error } = decode(await client.call('order:place', wrong));
    assert.equal(error.code, 'validation-failed', JSON.stringify(wrong));
    assert.deepEqual((await client.next('order:refused')).map(decode), [error]);
  }
  assert.deepEqual(decode(await client.call('order:count')), { count: 0 });
});
