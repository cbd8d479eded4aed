import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { bytes, unique } from './clients.mjs';

const EMPTY = Buffer.alloc(0);
// Bytes that look like Engine.IO and Socket.IO packets, separators and invalid UTF-8.
const TRICKY = [
  Buffer.from('4'),
  Buffer.from('451-["x"]'),
  Buffer.from('bAAAA'),
  Buffer.from([4]),
  Buffer.from([0x1e, 0x1e]),
  Buffer.from([0xff, 0xfe, 0x00, 0x80, 0xc3, 0x28]),
  Buffer.from(Array.from({ length: 256 }, (_, i) => i)),
];

/** Sends values there and back, in an ack and in an event. */
async function roundTrip(client, ...values) {
  const inAck = await client.callAll('echo', ...values);
  client.socket.emit('echo', ...values);
  return [inAck, await client.next('echoed')];
}

behaviour('carries binary of all shapes', async (clients) => {
  const client = await clients.connect();
  for (const data of TRICKY) {
    for (const [echoed, ...rest] of await roundTrip(client, data)) {
      assert.deepEqual(rest, []);
      assert.deepEqual(bytes(echoed), data);
    }
  }
  const nested = { a: [TRICKY[0], { b: TRICKY[1], c: null }], d: 'x', e: [[TRICKY[5]]] };
  for (const [first, echoed, last] of await roundTrip(client, 'before', nested, TRICKY[6])) {
    assert.equal(first, 'before');
    assert.deepEqual(bytes(echoed.a[0]), TRICKY[0]);
    assert.deepEqual(bytes(echoed.a[1].b), TRICKY[1]);
    assert.equal(echoed.a[1].c, null);
    assert.equal(echoed.d, 'x');
    assert.deepEqual(bytes(echoed.e[0][0]), TRICKY[5]);
    assert.deepEqual(bytes(last), TRICKY[6]);
  }
});

behaviour('carries empty binary', async (clients) => {
  const client = await clients.connect();
  for (const [echoed] of await roundTrip(client, EMPTY)) {
    assert.deepEqual(bytes(echoed), EMPTY);
  }
  for (const [a, b, c] of await roundTrip(client, EMPTY, Buffer.from('full'), { empty: [EMPTY] })) {
    assert.deepEqual(bytes(a), EMPTY);
    assert.deepEqual(bytes(b), Buffer.from('full'));
    assert.deepEqual(bytes(c.empty[0]), EMPTY);
  }
});

behaviour('carries many attachments among unicode', async (clients) => {
  const client = await clients.connect();
  // The latest client takes no more than ten.
  const parts = Array.from({ length: 10 }, (_, i) => ({ 'é✨': `𝒳${i}`, data: Buffer.from(`🎉${i}`) }));
  for (const [echoed] of await roundTrip(client, parts)) {
    assert.equal(echoed.length, parts.length);
    echoed.forEach((part, i) => {
      assert.equal(part['é✨'], `𝒳${i}`);
      assert.deepEqual(bytes(part.data), parts[i].data);
    });
  }
});

behaviour('sends as many attachments as the server takes', async (clients) => {
  const client = await clients.connect();
  const parts = Array.from({ length: 64 }, (_, i) => Buffer.from(`🎉${i}`));
  assert.equal(await client.call('binary:count', parts), parts.length);
});

behaviour('carries views of larger buffers', async (clients) => {
  const client = await clients.connect();
  const whole = Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8]);
  const view = whole.subarray(2, 5);
  for (const [echoed, buffer] of await roundTrip(client, view, whole.buffer)) {
    assert.deepEqual(bytes(echoed), Buffer.from([3, 4, 5]));
    assert.deepEqual(bytes(buffer), Buffer.from(whole));
  }
});

behaviour('carries binary in typed payloads', async (clients) => {
  const client = await clients.connect();
  const blob = await client.call('blob', { name: 'é', data: TRICKY[6], parts: [EMPTY, TRICKY[0], TRICKY[4]] });
  assert.equal(blob.name, 'é');
  assert.deepEqual(bytes(blob.data), TRICKY[6]);
  assert.deepEqual(blob.parts.map(bytes), [EMPTY, TRICKY[0], TRICKY[4]]);
});

behaviour('receives binary broadcasts as all others do', async (clients) => {
  const hall = unique('hall');
  const all = await Promise.all([1, 2, 3].map(() => clients.connect()));
  await Promise.all(all.map((client) => client.call('hall:enter', { hall })));
  for (let i = 0; i < 10; i++) {
    const data = Buffer.from(`${i}`.repeat(i * 100));
    await all[0].call('hall:announce', { halls: [hall], alsoMe: true, text: `${i}`, data });
  }
  for (const client of all) {
    for (let i = 0; i < 10; i++) {
      const [{ text, data }] = await client.next('hall:announced');
      assert.equal(text, `${i}`);
      assert.equal(bytes(data).toString(), `${i}`.repeat(i * 100));
    }
  }
});
