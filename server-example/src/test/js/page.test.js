// The chat in Chromium. PageIT runs it with the command that starts the example, see example.js:
//   node --test page.test.js panels.test.js dialects.test.js fetch.test.js

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { useExample } from './setup.js';
import { act, message, openChat, say } from './tabs.js';

let ada;
let bob;

const example = useExample(async ({ signIn }) => {
  ada = await signIn('Ada Lovelace');
  bob = await signIn('Bob');
});

test('the served client library is the published one', async () => {
  const served = await (await fetch(`${example.url}/vendor/socket.io.esm.min.js`)).text();
  const published = await readFile(new URL('node_modules/socket.io-client/dist/socket.io.esm.min.js', import.meta.url), 'utf8');
  assert.equal(served, published);
});

test('the event log is open when the page is first seen', async () => {
  await ada.locator('.event:visible', { hasText: 'workspace:list' }).first().waitFor();
});

test('users who have a chat open see each other', async () => {
  await ada.getByText('Bob is here').waitFor();
  await bob.getByText('Ada is here').waitFor();
  await ada.getByRole('tab', { name: 'People' }).click();
  await ada.locator('#here li', { hasText: 'Bob' }).waitFor();
});

test('two tabs exchange messages', async () => {
  await say(ada, 'Hello Bob');
  await message(bob, 'Hello Bob').waitFor();
  await say(bob, 'Hello Ada, see https://example.org/a?b=c.');
  await message(ada, 'Hello Ada').waitFor();
  assert.equal(await message(ada, 'Hello Ada').getByRole('link').getAttribute('href'), 'https://example.org/a?b=c');
  assert.equal(await message(ada, 'Hello').count(), 2);
  assert.equal(await message(bob, 'Hello').count(), 2);
});

test('read messages are marked', async () => {
  await message(ada, 'Hello Bob').getByRole('img', { name: 'Read by Bob' }).waitFor();
});

test('typing is shown until it ends', async () => {
  await bob.getByLabel('Message', { exact: true }).pressSequentially('Hm');
  await ada.getByText('Bob is typing').waitFor();
  await bob.getByLabel('Message', { exact: true }).fill('');
  await ada.getByText('Bob is typing').waitFor({ state: 'detached' });
});

test('markup in a message is shown as text', async () => {
  const markup = '<img src=x onerror="document.title=1"> <b>bold</b>';
  await say(ada, markup);
  await message(bob, markup).waitFor();
  assert.equal(await bob.locator('.content img, .content b').count(), 0);
});

test('a message is edited, with the arrow key too', async () => {
  await say(ada, 'A mistaek');
  await act(ada, 'A mistaek', 'Edit');
  await ada.getByLabel('Message', { exact: true }).fill('A mistake');
  await ada.keyboard.press('Enter');
  await message(bob, 'A mistake').getByText('edited').waitFor();
  await ada.keyboard.press('ArrowUp');
  await ada.keyboard.type(', mended');
  await ada.keyboard.press('Enter');
  await message(bob, 'A mistake, mended').waitFor();
  assert.equal(await message(bob, 'mistaek').count(), 0);
});

test('only the author can edit and delete a message', async () => {
  assert.equal(await message(bob, 'A mistake, mended').getByRole('button', { name: 'Edit' }).count(), 0);
  assert.equal(await message(bob, 'A mistake, mended').getByRole('button', { name: 'Delete' }).count(), 0);
});

test('a message is deleted', async () => {
  await act(ada, 'A mistake', 'Delete');
  await message(bob, 'A mistake').waitFor({ state: 'detached' });
  await message(ada, 'A mistake').waitFor({ state: 'detached' });
});

test('a reaction is added and removed', async () => {
  const reaction = (page) => message(page, 'Hello Ada').getByRole('button', { name: '👍 by' });
  await act(ada, 'Hello Ada', 'React');
  await message(ada, 'Hello Ada').getByRole('button', { name: 'React with 👍' }).click();
  await reaction(bob).waitFor();
  await reaction(bob).click();
  await message(ada, 'Hello Ada').getByText('2', { exact: true }).waitFor();
  await reaction(ada).click();
  await reaction(bob).click();
  await reaction(ada).waitFor({ state: 'detached' });
});

test('a reply quotes its message', async () => {
  await act(bob, 'Hello Bob', 'Reply');
  await say(bob, 'A reply');
  await message(ada, 'A reply').locator('.quote', { hasText: 'Hello Bob' }).waitFor();
});

test('a chat is created, joined by another user, and counts unread messages', async () => {
  await ada.getByRole('button', { name: 'New chat' }).click();
  await ada.locator('#new-chat-name').fill('Reading club');
  await ada.keyboard.press('Enter');
  await ada.locator('#title', { hasText: 'Reading club' }).waitFor();
  await bob.getByRole('button', { name: 'Join Reading club' }).click();
  await bob.locator('#title', { hasText: 'Reading club' }).waitFor();
  await ada.getByText('Bob is here').waitFor();
  await openChat(bob, 'General');
  await say(ada, 'First chapter?');
  await bob.getByLabel('1 unread').waitFor();
  await openChat(bob, 'Reading club');
  await message(bob, 'First chapter?').waitFor();
  await bob.getByLabel('1 unread').waitFor({ state: 'detached' });
});

test('a chat cannot have the name of another', async () => {
  await bob.getByRole('button', { name: 'New chat' }).click();
  await bob.locator('#new-chat-name').fill('reading club');
  await bob.keyboard.press('Enter');
  await bob.getByRole('alert').getByText('A chat of that name exists already.').waitFor();
  await bob.getByRole('button', { name: 'Cancel' }).click();
});

test('a user stays in a chat when one of two tabs is closed', async () => {
  for (const page of [ada, bob]) await openChat(page, 'General');
  const second = await example.signIn('bob');
  await openChat(second, 'General');
  await message(second, 'A reply').waitFor();
  await second.context().close();
  await say(ada, 'Still there?');
  await message(bob, 'Still there?').waitFor();
  assert.match(await ada.locator('#subtitle').innerText(), /Bob is here/);
});

test('the event log shows events and acks', async () => {
  await ada.getByRole('tab', { name: 'Events' }).click();
  await say(ada, 'Look at the wire');
  await ada.locator('.event.out', { hasText: 'message:send' }).last().waitFor();
  await ada.locator('.event.ack', { hasText: 'messageId' }).last().waitFor();
  await ada.locator('.event.ack', { hasText: ' ms' }).last().waitFor();
  await ada.getByLabel('Family').selectOption('wallet');
  assert.equal(await ada.locator('.event:visible[data-name="message:send"]').count(), 0);
  await ada.locator('.event:visible[data-name="ledger:statement"]').first().waitFor();
  await ada.getByLabel('Family').selectOption('');
  await ada.getByRole('tab', { name: 'People' }).click();
});

test('a reload shows the history', async () => {
  await ada.reload();
  await message(ada, 'Hello Ada').waitFor();
  await message(ada, 'A reply').locator('.quote', { hasText: 'Hello Bob' }).waitFor();
  assert.equal(await message(ada, 'A mistake').count(), 0);
});

/** Writes lines faster than a person could, and faster than the server takes them from one client. */
const writeAtOnce = (page, lines) => page.evaluate((all) => all.forEach((line) => {
  document.getElementById('text').value = line;
  document.getElementById('composer').requestSubmit();
}), lines);

const contents = (page) => page.locator('.message:not(.pending) .content').allInnerTexts();

test('messages that are written too fast are sent later, in their order', async () => {
  await openChat(ada, 'Random');
  await writeAtOnce(ada, Array.from({ length: 44 }, (_, i) => `Line ${i + 1}.`));
  await openChat(ada, 'General');
  await openChat(ada, 'Random');
  await say(ada, 'Line 45.');
  assert.deepEqual((await contents(ada)).slice(-25), Array.from({ length: 25 }, (_, i) => `Line ${i + 21}.`));
});

test('earlier messages are loaded on demand', async () => {
  await openChat(bob, 'Random');
  await message(bob, 'Line 45.').waitFor();
  assert.equal(await message(bob, 'Line 1.').count(), 0);
  await bob.getByRole('button', { name: 'Show earlier messages' }).click();
  await message(bob, 'Line 1.').waitFor();
  assert.deepEqual(await contents(bob), Array.from({ length: 45 }, (_, i) => `Line ${i + 1}.`));
  for (const page of [ada, bob]) await openChat(page, 'General');
});

test('a restart of the server keeps all data, and the tabs reconnect', async () => {
  await example.stop();
  await ada.getByText('Connection lost').waitFor();
  await ada.getByLabel('Message', { exact: true }).fill('Sent while offline');
  await ada.keyboard.press('Enter');
  await example.startAgain();
  await ada.getByText('Connection lost').waitFor({ state: 'hidden' });
  await bob.getByText('Connection lost').waitFor({ state: 'hidden' });
  await message(bob, 'Sent while offline').waitFor();
  await message(ada, 'Sent while offline').waitFor();
  await message(ada, 'Hello Ada').waitFor();
  await say(bob, 'Welcome back');
  await message(ada, 'Welcome back').waitFor();
  assert.equal(await message(bob, 'Sent while offline').count(), 1);
});

test('the page fits a phone', async () => {
  const phone = await example.signIn('Eve', {
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, colorScheme: 'dark',
  });
  await phone.getByRole('button', { name: 'Chats' }).tap();
  await openChat(phone, 'Help');
  await say(phone, 'A long word: ' + 'Donaudampfschifffahrt'.repeat(6));
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(phone.problems, []);
});

test('no tab has reported an error', () => {
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});
