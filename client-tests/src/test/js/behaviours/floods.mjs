import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { bytes } from './clients.mjs';

const COUNT = 1_000;
const NUMBERS = Array.from({ length: COUNT }, (_, i) => i);
const MEGABYTES = 3_000_000;

function sendNotes(client) {
  for (const number of NUMBERS) {
    client.socket.emit('note', number % 5 === 0 ? { number, data: Buffer.from(`${number}`) } : { number });
  }
}

async function hearDrops(client) {
  const numbers = [];
  for (const expected of NUMBERS) {
    const [{ number, data }] = await client.next('drop');
    numbers.push(number);
    if (expected % 5 === 0) {
      assert.equal(bytes(data).toString(), `${number}`);
    }
  }
  assert.deepEqual(numbers, NUMBERS);
}

behaviour('sends a thousand messages in order', async (clients) => {
  const client = await clients.connect();
  sendNotes(client);
  assert.deepEqual(await client.call('notes'), { numbers: NUMBERS, intact: true });
});

behaviour('receives a thousand messages in order', async (clients) => {
  const client = await clients.connect();
  const acked = client.call('please-flood', { count: COUNT, binary: true });
  await hearDrops(client);
  assert.deepEqual(await acked, { ok: true });
});

// With two transports the connection is upgraded meanwhile.
behaviour('floods both ways from the first moment', async (clients) => {
  const client = clients.open();
  client.socket.emit('please-flood', { count: COUNT, binary: true });
  sendNotes(client);
  await hearDrops(client);
  assert.deepEqual(await client.call('notes'), { numbers: NUMBERS, intact: true });
  assert.equal(client.received('drop').length, 0);
});

behaviour('carries three megabytes of text', async (clients) => {
  const client = await clients.connect();
  const text = 'é✨x'.repeat(MEGABYTES / 6);
  assert.equal(Buffer.byteLength(text), MEGABYTES);
  assert.ok((await client.call('echo', text)) === text);
});

behaviour('carries three megabytes of binary', async (clients) => {
  const client = await clients.connect();
  const data = Buffer.alloc(MEGABYTES, 'parlance');
  assert.ok(bytes(await client.call('echo', data)).equals(data));
});
