// The official Admin UI against a running server: node --test adminui.test.mjs, with the server's address in SERVER.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { io } from 'socket.io-client';
import { form, launch, open, picture, row, selectNamespace, serve, settled, signedIn, signIn, view } from './page.mjs';

const server = process.env.SERVER;
const right = { server, user: 'ana', password: 'sesame' };
let browser;
let files;
let page;
const clients = [];

/** A client of the chat; resolves when it is connected. */
async function connect(name, options = {}) {
  const client = io(`${server}/chat`, {
    forceNew: true, reconnection: false, auth: { name, token: 's3cret-auth' }, query: { ticket: 's3cret-query' },
    extraHeaders: { Cookie: 's3cret-cookie=1', Authorization: 'Bearer s3cret-header' }, ...options,
  });
  clients.push(client);
  await new Promise((resolve, reject) => client.once('connect', resolve).once('connect_error', reject));
  return client;
}

const disconnected = (client) => new Promise((resolve) => client.once('disconnect', resolve));

before(async () => {
  files = await serve();
  browser = await launch();
});

after(async () => {
  clients.forEach((client) => client.disconnect());
  await browser?.close();
  files?.server.close();
});

test('a wrong password is refused in the words of the page', async () => {
  page = await open(browser, files.url);
  await signIn(page, { ...right, password: 'open' });
  await form(page).getByText('Invalid credentials').waitFor();
  await picture(page, 'refused');
});

test('the right one signs in, and a page that is loaded again needs none', async () => {
  await signIn(page, right);
  await signedIn(page);
  await page.reload();
  await page.locator('header').getByText('connected', { exact: false }).first().waitFor();
  assert.equal(await form(page).isVisible(), false);
});

test('sockets are shown with what they came with, except what is secret', async () => {
  const bob = await connect('bob');
  const cid = await connect('cid', { transports: ['polling'] });
  await view(page, 'Sockets');
  await selectNamespace(page, '/chat');
  await row(page, bob.id).getByText('WebSocket').waitFor();
  await row(page, cid.id).getByText('HTTP long-polling').waitFor();
  await picture(page, 'sockets');

  await row(page, bob.id).locator('td').first().click();
  await page.getByText('Initial HTTP request').waitFor();
  await settled(page);
  await row(page, 'authorization').getByText('(hidden)').waitFor();
  const text = await page.locator('main').innerText();
  assert.match(text, /"user": "bob"/);
  assert.match(text, /ticket\s+\(hidden\)/);
  assert.doesNotMatch(await page.content(), /s3cret/);
  await picture(page, 'socket');
});

test('a socket joins a room by the page, and leaves it', async () => {
  const [bob] = clients;
  await page.getByLabel('Join a room').fill('hall');
  await page.keyboard.press('Enter');
  await page.locator('main form button').click();
  await row(page, 'hall').waitFor();
  assert.deepEqual(await bob.emitWithAck('rooms'), ['hall']);
  // The button is in a row that leads to the room.
  await row(page, 'hall').getByRole('button').click();
  await page.getByText('Room details').waitFor();
  while ((await bob.emitWithAck('rooms')).length > 0);
});

test('rooms and clients are shown as they change', async () => {
  const [bob, cid] = clients;
  await bob.emitWithAck('enter', 'garden');
  await cid.emitWithAck('enter', 'garden');
  await view(page, 'Rooms');
  await row(page, 'garden').locator('td').nth(2).getByText('2', { exact: true }).waitFor();
  await row(page, 'user:cid').waitFor();
  await picture(page, 'rooms');
  const eve = await connect('eve');
  await view(page, 'Clients');
  await page.waitForFunction(() => document.querySelectorAll('main table tbody tr').length === 4);
  eve.disconnect();
  await page.waitForFunction(() => document.querySelectorAll('main table tbody tr').length === 3);
});

test('events are shown with their arguments', async () => {
  const [bob] = clients;
  await bob.emitWithAck('say', { text: 'Good morning', password: 's3cret-argument' });
  await view(page, 'Events');
  const received = row(page, bob.id).filter({ hasText: 'say' }).first();
  await received.getByRole('button').click();
  await page.getByText('Good morning').first().waitFor();
  await row(page, bob.id).filter({ hasText: 'said' }).first().waitFor();
  assert.doesNotMatch(await page.content(), /s3cret/);
  await picture(page, 'events');
});

test('one socket is disconnected, then all of a room', async () => {
  const [bob, cid] = clients;
  await view(page, 'Sockets');
  const { id } = bob;
  const first = disconnected(bob);
  await row(page, id).getByRole('button').click();
  assert.equal(await first, 'io server disconnect');
  await view(page, 'Sockets');
  await row(page, id).waitFor({ state: 'detached' });
  await view(page, 'Rooms');
  const second = disconnected(cid);
  await row(page, 'garden').getByRole('button').last().click();
  assert.equal(await second, 'io server disconnect');
  await view(page, 'Rooms');
  await row(page, 'garden').waitFor({ state: 'detached' });
});

test('the dashboard and the servers have the figures', async () => {
  await connect('fay');
  await view(page, 'Servers');
  await row(page, 'chat-1').waitFor();
  await view(page, 'Dashboard');
  await row(page, '/chat').getByText('1', { exact: true }).waitFor();
  await picture(page, 'dashboard');
  assert.deepEqual(page.problems, []);
  await page.context().close();
});

test('a read-only page shows, has no buttons, and commands that come without them are refused', async () => {
  const gil = await connect('gil');
  page = await open(browser, files.url);
  await signIn(page, { ...right, namespace: '/read-only' });
  await signedIn(page);
  await view(page, 'Sockets');
  await selectNamespace(page, '/chat');
  await row(page, gil.id).waitFor();
  assert.equal(await row(page, gil.id).getByRole('button').count(), 0);

  const forged = io(`${server}/read-only`, { forceNew: true, auth: { username: 'ana', password: 'sesame' } });
  clients.push(forged);
  for (const command of [['join', '/chat', 'hall', gil.id], ['leave', '/chat', 'hall'], ['_disconnect', '/chat', true], ['emit', '/chat', null, 'news']]) {
    const answer = await forged.emitWithAck(...command);
    assert.equal(answer.error.code, 'permission-denied');
  }
  assert.deepEqual(await gil.emitWithAck('rooms'), []);
  await page.context().close();
});

test('in production the page has figures only', async () => {
  page = await open(browser, files.url);
  await signIn(page, { ...right, namespace: '/figures' });
  await signedIn(page);
  await row(page, '/chat').getByText('2', { exact: true }).waitFor();
  const items = await page.locator('.v-navigation-drawer .v-list-item__title').allInnerTexts();
  assert.deepEqual(items, ['Dashboard', 'Servers']);
  await picture(page, 'production');

  const names = new Set();
  const watching = io(`${server}/figures`, { forceNew: true, auth: { username: 'ana', password: 'sesame' } });
  clients.push(watching);
  watching.onAny((name) => names.add(name));
  const hal = await connect('hal');
  await hal.emitWithAck('enter', 'garden');
  await hal.emitWithAck('say', { text: 'Nobody hears this' });
  await new Promise((resolve) => watching.once('server_stats', () => watching.once('server_stats', resolve)));
  assert.deepEqual([...names].sort(), ['config', 'server_stats', 'session']);
  assert.deepEqual(page.problems, []);
});
