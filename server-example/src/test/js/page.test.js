// The chat in Chromium. PageIT runs it with the command that starts the example, see example.js:
//   node --test page.test.js panels.test.js dialects.test.js fetch.test.js

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { useExample } from './setup.js';
import { act, message, openChat, openPanel, say } from './tabs.js';

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

test('names of events break between their words only', async () => {
  await ada.evaluate(() => import('/js/eventlog.js').then(({ logEvent }) => {
    for (const name of ['integration:webhook:unsubscribed', 'conversationMessageEvent', 'messages-participantRemoved']) logEvent('in', name, [{}]);
  }));
  await ada.getByRole('tab', { name: 'Events' }).click();
  await ada.setViewportSize({ width: 1100, height: 800 });
  const broken = (selector) => ada.evaluate((names) => [...document.querySelectorAll(names)]
    .flatMap((name) => [...name.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE))
    .filter((word) => {
      const range = document.createRange();
      range.selectNodeContents(word);
      return new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1;
    })
    .map((word) => word.data), selector);
  assert.equal(await ada.locator('.event-name').evaluateAll((names) =>
    names.some((name) => name.offsetHeight > 30)), true, 'some name takes two lines');
  assert.deepEqual(await broken('.event-name'), []);
  await ada.setViewportSize({ width: 1280, height: 800 });
});

test('an event in the log leads to its entry in the reference', async () => {
  const follow = async (entry) => {
    const [reference] = await Promise.all([ada.context().waitForEvent('page'), entry.getByRole('link').click()]);
    await reference.locator('tr.chosen').waitFor();
    const text = await reference.locator('tr.chosen').innerText();
    assert.equal(await reference.locator('tr.chosen').evaluate((row) => {
      const { top, bottom } = row.getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    }), true);
    await reference.close();
    return text;
  };
  await ada.getByRole('tab', { name: 'Events' }).click();
  assert.match(await follow(ada.locator('.event.out[data-name="message:send"]').last()), /message:send\s+client/);
  assert.match(await follow(ada.locator('.event.in[data-name="message:new"]').last()), /message:new\s+server/);
  assert.match(await follow(ada.locator('.event.ack[data-name="ledger:statement"]').last()), /ledger:statement\s+client/);
  await ada.evaluate(() => import('/js/eventlog.js').then(({ logEvent }) => logEvent('in', 'custom:move', [{}])));
  assert.match(await follow(ada.locator('.event.in[data-name="custom:move"]').last()), /custom:<event>\s+server/);
  assert.equal(await ada.locator('.event.state').getByRole('link').count(), 0);
  await ada.getByRole('tab', { name: 'People' }).click();
});

test('every event that the page has sent or received is in the reference', async () => {
  const reference = await ada.context().newPage();
  await reference.goto(`${example.url}/reference`);
  await reference.locator('tr[id="client/message:send"]').waitFor();
  const known = new Set(await reference.locator('tr[data-event]').evaluateAll((rows) => rows.map(({ id }) => id)));
  const seen = await ada.locator('.event.in, .event.out, .event.ack').evaluateAll((events) => events.map(({ dataset, classList }) =>
    `${classList.contains('in') ? 'server' : 'client'}/${dataset.name}`));
  const invented = ['server/custom:move', 'server/conversationMessageEvent', 'server/messages-participantRemoved', 'server/integration:webhook:unsubscribed'];
  assert.deepEqual([...new Set(seen)].filter((id) => !known.has(id) && !invented.includes(id)), []);
  assert.ok(known.size > 150, `${known.size} events`);
  await reference.getByLabel('Find an event').fill('wallet:tx');
  await reference.keyboard.press('Enter');
  await reference.locator('tr.chosen', { hasText: 'wallet:tx' }).waitFor();
  await reference.goto(`${example.url}/reference#client/nothing`);
  await reference.reload();
  await reference.getByText('The reference has no nothing.').waitFor();
  await reference.close();
});

test('Back and Forward go from panel to panel, and stay on the page', async () => {
  const title = (page, text) => page.locator('#title', { hasText: text }).waitFor();
  await openPanel(ada, 'Wallet');
  await openPanel(ada, 'Presence');
  await title(ada, 'Presence');
  await ada.goBack();
  await title(ada, 'Wallet');
  await ada.goBack();
  await title(ada, 'General');
  await ada.goForward();
  await title(ada, 'Wallet');
  await ada.goBack();
  await title(ada, 'General');
});

test('a restart of the server keeps all data, and the tabs reconnect', async () => {
  await example.stop();
  await ada.getByText('Connection lost').waitFor();
  const dots = () => bob.locator('.people .here .avatar').evaluateAll((avatars) =>
    avatars.filter((avatar) => getComputedStyle(avatar, '::after').display !== 'none').length);
  await bob.getByText('Connection lost').waitFor();
  await bob.locator('#subtitle', { hasText: 'Offline ·' }).waitFor();
  await bob.locator('#connection', { hasText: 'Offline' }).waitFor();
  assert.equal(await dots(), 0);
  assert.equal(await bob.getByText('is here').count(), 0);
  await bob.getByText('Here when the connection was lost').waitFor({ state: 'attached' });
  const [state, rail] = await Promise.all([bob.locator('#connection').boundingBox(), bob.locator('.rail').boundingBox()]);
  assert.ok(state.x >= rail.x && state.x + state.width <= rail.x + rail.width, 'the state is not cut off');
  assert.equal(await bob.locator('#connection').evaluate((element) => element.scrollWidth <= element.clientWidth + 1), true);
  await openPanel(bob, 'Presence');
  await bob.getByText('You are offline: this is how it was').waitFor();
  assert.equal(await dots(), 0);
  await openPanel(bob, 'Chat');
  await ada.getByLabel('Message', { exact: true }).fill('Sent while offline');
  await ada.keyboard.press('Enter');
  await example.startAgain();
  await ada.getByText('Connection lost').waitFor({ state: 'hidden' });
  await bob.getByText('Connection lost').waitFor({ state: 'hidden' });
  await message(bob, 'Sent while offline').waitFor();
  await message(ada, 'Sent while offline').waitFor();
  await message(ada, 'Hello Ada').waitFor();
  await ada.getByText('Bob is here').waitFor();
  assert.ok(await dots() > 0);
  await say(bob, 'Welcome back');
  await message(ada, 'Welcome back').waitFor();
  assert.equal(await message(bob, 'Sent while offline').count(), 1);
});

test('a message that is written while the page joins its chat again waits for that', async () => {
  // As after a reconnection: connected, and not in the chat yet.
  await ada.evaluate(async () => {
    const { open } = await import('/js/chat/conversation.js');
    const { state } = await import('/js/state.js');
    const opening = open(state.chatId === 'general' ? 'random' : 'general');
    document.getElementById('text').value = 'Not too early';
    document.getElementById('composer').requestSubmit();
    await opening;
  });
  await message(ada, 'Not too early').waitFor();
  assert.equal(await ada.getByText('Not sent').count(), 0);
  await openChat(ada, 'General');
});

test('the page fits a phone', async () => {
  const phone = await example.signIn('Eve', {
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, colorScheme: 'dark',
  });
  await phone.getByRole('button', { name: 'Chats' }).tap();
  await openChat(phone, 'Help');
  await say(phone, 'A long word: ' + 'Donaudampfschifffahrt'.repeat(6));
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 360);
  await phone.locator('#text').blur();
  await phone.locator('#connection', { hasText: 'Connected' }).waitFor();
  const places = await phone.locator('.panels button, #connection').evaluateAll((elements) => elements.map((element) => {
    const { left, right, top, bottom, height } = element.getBoundingClientRect();
    return { name: element.textContent, fits: left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight, height };
  }));
  assert.equal(places.length, 10);
  assert.deepEqual(places.filter(({ fits }) => !fits), []);
  for (const name of ['Wallet', 'Integration', 'Custom', 'Session']) {
    await phone.locator('.panels').getByRole('button', { name }).tap();
    await phone.locator('#title', { hasText: name }).waitFor();
  }
  await phone.goBack();
  await phone.locator('#title', { hasText: 'Custom' }).waitFor();
  // Back closes what lies over a panel, and stays there.
  await phone.getByRole('button', { name: 'Events', exact: true }).tap();
  await phone.locator('#side').waitFor();
  await phone.goBack();
  await phone.locator('#side').waitFor({ state: 'hidden' });
  await phone.locator('#title', { hasText: 'Custom' }).waitFor();
  await phone.getByRole('button', { name: 'Events', exact: true }).tap();
  await phone.getByRole('button', { name: 'Close' }).tap();
  await phone.locator('#side').waitFor({ state: 'hidden' });
  await phone.goBack();
  await phone.locator('#title', { hasText: 'Integration' }).waitFor();
  assert.deepEqual(phone.problems, []);
});

test('no tab has reported an error', () => {
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});
