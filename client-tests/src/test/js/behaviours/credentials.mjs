import assert from 'node:assert/strict';
import { behaviour } from './list.mjs';
import { once, unique } from './clients.mjs';

const NAMESPACE = '/credentials';
const MINUTE_MS = 60_000;

/** A token of the fixture that expires in so many milliseconds. */
function token(user, session, millis) {
  return `${user}/${session}/${Date.now() + millis}`;
}

function open(clients, bearer, manager = clients.manager()) {
  return clients.open({ namespace: NAMESPACE, auth: { token: bearer }, manager });
}

function connect(clients, bearer) {
  return open(clients, bearer).connected();
}

/** An ack, whose refusal is under "error". */
async function refusal(client, bearer) {
  return (await client.call('auth:refresh', { token: bearer })).error;
}

behaviour('is notified before its credentials expire and disconnected then', async (clients) => {
  const expiry = Date.now() + 1_500;
  const manager = clients.manager();
  const client = open(clients, `ada/${unique('s')}/${expiry}`, manager);
  const ended = client.ended();
  const closed = once(manager, 'close');
  const [{ expiresAt }] = await client.next('auth:expiring');
  assert.equal(Date.parse(expiresAt), expiry);
  assert.equal(await ended, 'io server disconnect');
  const late = Date.now() - expiry;
  assert.ok(late > -100 && late < 5_000, `${late} ms after the expiry`);
  await closed;
  client.socket.connect();
  assert.equal((await client.refused()).message, 'the credentials have expired');
});

behaviour('refreshes its credentials on the open connection', async (clients) => {
  const millis = 1_500;
  const client = await connect(clients, token('ada', unique('s'), millis));
  const { id } = client.socket;
  const other = await connect(clients, token('bob', unique('s'), millis));
  const ended = other.ended();
  const expiry = Date.now() + 10 * MINUTE_MS;
  const answer = await client.call('auth:refresh', { token: `ada/${unique('s')}/${expiry}` });
  assert.equal(Date.parse(answer.expiresAt), expiry);
  assert.deepEqual(await client.next('auth:refreshed'), [answer]);
  // Whose credentials began later has expired: so would this one have.
  await ended;
  assert.equal(await client.call('user'), 'ada');
  assert.equal(client.socket.id, id);
});

behaviour('is refused credentials of others and stays connected', async (clients) => {
  const client = await connect(clients, token('ada', unique('s'), 10 * MINUTE_MS));
  assert.equal((await refusal(client, token('bob', unique('s'), MINUTE_MS))).code, 'permission-denied');
  assert.equal((await refusal(client, 'invented')).message, 'the token is not one of these tests');
  assert.equal((await refusal(client, token('ada', unique('s'), -1))).message, 'the credentials have expired');
  assert.equal((await refusal(client, 'x'.repeat(64 * 1024))).code, 'validation-failed');
  assert.equal(await client.call('user'), 'ada');
});

behaviour('is disconnected when its session is revoked and stays out', async (clients) => {
  const session = unique('s');
  const client = await connect(clients, token('ada', session, 10 * MINUTE_MS));
  const second = await connect(clients, token('ada', session, 10 * MINUTE_MS));
  const other = await connect(clients, token('ada', unique('s'), 10 * MINUTE_MS));
  const ended = Promise.all([client.ended(), second.ended()]);
  await other.call('session:revoke', { id: session });
  assert.deepEqual(await ended, ['io server disconnect', 'io server disconnect']);
  client.socket.connect();
  assert.equal((await client.refused()).message, 'the credentials were revoked');
  assert.equal((await refusal(other, token('ada', session, MINUTE_MS))).message, 'the credentials were revoked');
  assert.equal(await other.call('user'), 'ada');
});
