// Three servers of the example behind one Redis, in Chromium. ClusterPageIT runs it with the URI of a Redis, REDIS, and with
// the command that starts the example, see example.js.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { start, stop } from './example.js';
import { relay } from './relay.js';
import { expectInFeed, launch, message, openPanel, say, signIn } from './tabs.js';

const NAMES = ['east', 'west', 'north'];
const PROXY = fileURLToPath(new URL('../../../../docs/cluster/haproxy.cfg', import.meta.url));
const servers = new Map();
let folder;
let browser;
let ada;
let bob;
let road;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parlance-cluster-'));
  for (const name of NAMES) {
    servers.set(name, await start(folder, 0, ['--redis', process.env.REDIS, '--node', name]));
  }
  browser = await launch();
  ada = await signIn(browser, servers.get('east').url, 'Ada Lovelace');
  road = await relay(servers.get('west').port);
  bob = await signIn(browser, road.url, 'Bob');
});

after(async () => {
  await browser?.close();
  road?.close();
  for (const server of servers.values()) await stop(server);
  await rm(folder, { recursive: true, force: true });
});

const connection = (page, text) => page.locator('#connection', { hasText: text });
const personAt = (page, name, node) => page.locator('#here li', { hasText: name }).locator('.node', { hasText: node });

/** The texts of the messages that a page shows, in their order. */
const texts = (page) => page.locator('.message:not(.pending) .content').allInnerTexts();

test('a page shows its own server, and that of each user', async () => {
  await connection(ada, 'Connected · east').waitFor({ state: 'attached' });
  await connection(bob, 'Connected · west').waitFor({ state: 'attached' });
  for (const page of [ada, bob]) {
    await page.getByRole('tab', { name: 'People' }).click();
    await personAt(page, 'Ada Lovelace', 'east').waitFor();
    await personAt(page, 'Bob', 'west').waitFor();
  }
});

test('users on two servers chat', async () => {
  await say(ada, 'Hello from the east');
  await message(bob, 'Hello from the east').waitFor();
  await bob.getByLabel('Message', { exact: true }).pressSequentially('Hel');
  await ada.getByText('Bob is typing').waitFor();
  await say(bob, 'Hello from the west');
  await message(ada, 'Hello from the west').waitFor();
  await message(ada, 'Hello from the east').getByRole('img', { name: 'Read by Bob' }).waitFor();
});

test('users on two servers call each other', async () => {
  await openPanel(ada, 'Call');
  await ada.getByRole('button', { name: 'Call Bob' }).click();
  await bob.locator('#ringing').getByText('Ada Lovelace is calling (video)').waitFor();
  await bob.getByRole('button', { name: 'Accept' }).click();
  for (const page of [ada, bob]) {
    await page.locator('#call-status', { hasText: 'Connected with' }).waitFor();
    await page.waitForFunction(() => document.getElementById('remote-video').videoWidth > 0);
  }
  const form = bob.getByRole('form', { name: 'Send text in the call' });
  await form.getByRole('textbox').fill('Loud and clear');
  await form.getByRole('button', { name: 'Say' }).click();
  await expectInFeed(ada, 'call', 'Loud and clear');
  await bob.getByRole('button', { name: 'Hang up' }).click();
  await ada.locator('#call-status', { hasText: 'The call is over' }).waitFor();
  for (const page of [ada, bob]) await openPanel(page, 'Chat');
});

test('a page that loses its network, and comes back to another server, misses nothing', async () => {
  const before = await texts(bob);
  road.cut();
  await connection(bob, 'Offline').waitFor({ state: 'attached' });
  for (const text of ['one', 'two', 'three']) await say(ada, `While Bob was away: ${text}`);
  road.lead(servers.get('north').port);
  await message(bob, 'While Bob was away: three').waitFor();
  await connection(bob, 'Connected · north').waitFor({ state: 'attached' });
  await personAt(ada, 'Bob', 'north').waitFor({ state: 'attached' });
  await say(ada, 'Welcome back');
  await message(bob, 'Welcome back').waitFor();

  const away = ['one', 'two', 'three'].map((text) => `While Bob was away: ${text}`);
  assert.deepEqual(await texts(bob), [...before, ...away, 'Welcome back']);
});

test('the clients of a server that is killed go on with another', async () => {
  const before = await texts(bob);
  servers.get('north').child.kill('SIGKILL');
  road.lead(servers.get('west').port);
  servers.delete('north');
  await connection(bob, 'Connected · west').waitFor({ state: 'attached' });
  await say(bob, 'That was quick');
  await message(ada, 'That was quick').waitFor();
  await say(ada, 'And nothing said twice');
  await message(bob, 'And nothing said twice').waitFor();
  assert.deepEqual(await texts(bob), [...before, 'That was quick', 'And nothing said twice']);
});

test('behind the proxy of the documentation a client stays with its server', async () => {
  const port = await freePort();
  const [east, west] = ['east', 'west'].map((name) => String(servers.get(name).port));
  const proxy = spawn('haproxy', ['-db', '-f', PROXY], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PROXY_PORT: String(port), EAST_PORT: east, WEST_PORT: west, NORTH_PORT: '9' },
  });
  try {
    const url = `http://localhost:${port}`;
    await answers(`${url}/health/ready`);
    const pages = [await signIn(browser, url, 'Carol'), await signIn(browser, url, 'Dave')];
    await say(pages[0], 'Through the proxy');
    for (const page of [...pages, ada]) await message(page, 'Through the proxy').waitFor();
    for (const page of [...pages, ada, bob]) assert.deepEqual(page.problems, []);
  } finally {
    proxy.kill('SIGTERM');
  }
});

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url) {
  for (const until = Date.now() + 20_000; ;) {
    const ok = await fetch(url).then((response) => response.ok, () => false);
    if (ok) return;
    if (Date.now() > until) throw new Error(`${url} does not answer`);
    await new Promise((later) => setTimeout(later, 100));
  }
}
