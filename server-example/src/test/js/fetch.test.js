// Chromium with the polling transport that socket.io-client builds on fetch(), beside that on XMLHttpRequest. PageIT runs it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useExample } from './setup.js';

let page;

useExample(async ({ signIn }) => {
  page = await signIn('Ada Lovelace');
});

/** Two clients in the page, over these transports: what they are answered and receive, and how. */
const talk = (transports) =>
  page.evaluate(async (names) => {
    const library = await import('/vendor/socket.io.esm.min.js');
    performance.clearResourceTimings();

    const connect = async (name) => {
      const signedIn = await fetch('/api/sign-in', { method: 'POST', body: JSON.stringify({ name }) });
      const { token } = await signedIn.json();
      const socket = library.io({ auth: { token }, transports: names.map((each) => library[each]), forceNew: true });
      const upgraded = new Promise((resolve) => socket.io.engine.once('upgrade', resolve));
      await new Promise((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
      if (names.length > 1) await upgraded;
      await socket.timeout(10_000).emitWithAck('subscribe:project', 'demo');
      return socket;
    };

    const bob = await connect('Bob');
    const eve = await connect('Eve');
    const received = new Promise((resolve) => bob.once('custom:event', resolve));
    const joined = await eve.timeout(10_000).emitWithAck('chat:join', { chatId: 'general', projectId: 'demo' });
    const bytes = Uint8Array.from({ length: 1000 }, (_, i) => i);
    const answer = await eve.timeout(10_000).emitWithAck('custom:event', { projectId: 'demo', text: 'é✓', bytes });
    const event = await received;
    const seen = {
      joined: joined.chatId,
      answer,
      text: event.text,
      bytes: Array.from(new Uint8Array(event.bytes)),
      transport: bob.io.engine.transport.name,
      requests: [...new Set(performance.getEntriesByType('resource')
        .filter((entry) => entry.name.includes('transport=polling'))
        .map((entry) => entry.initiatorType))],
    };
    bob.disconnect();
    eve.disconnect();
    return seen;
  }, transports);

const expected = {
  joined: 'general',
  answer: { ok: true },
  text: 'é✓',
  bytes: Array.from({ length: 1000 }, (_, i) => i % 256),
  requests: ['fetch'],
};

test('events, acks and binary pass over fetch alone', async () => {
  assert.deepEqual(await talk(['Fetch']), { ...expected, transport: 'polling' });
});

test('fetch is upgraded to a WebSocket', async () => {
  assert.deepEqual(await talk(['Fetch', 'WebSocket']), { ...expected, transport: 'websocket' });
});
