// The panel of the five dialects, in Chromium. Run as page.test.js is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useExample } from './setup.js';
import { message, openChat, openPanel, say } from './tabs.js';

const DIALECTS = ['platform', 'messenger', 'social', 'conversation', 'eventstream'];

let ada;
let bob;

const example = useExample(async ({ signIn }) => {
  ada = await signIn('Ada Lovelace');
  bob = await signIn('Bob');
});

const panel = (page) => page.locator('#panel-dialects');

async function connected(page) {
  for (const dialect of DIALECTS) {
    await panel(page).locator(`.dialect-connections [data-dialect="${dialect}"][data-state="connected"]`).waitFor();
  }
}

/** Waits for a message in all five columns, and returns what each has of it, and its id. */
async function arrived(page, text) {
  const row = panel(page).locator('.dialect-messages > li', { hasText: text });
  const payloads = {};
  for (const dialect of DIALECTS) {
    const cell = row.locator(`.dialect[data-dialect="${dialect}"]`);
    await cell.locator('pre', { hasText: text }).waitFor();
    payloads[dialect] = JSON.parse(await cell.locator('pre').innerText());
  }
  assert.equal(await row.count(), 1);
  return { id: await row.getAttribute('data-message'), ...payloads };
}

async function write(page, from, text) {
  const form = panel(page).getByRole('form', { name: 'Write in a dialect' });
  await form.getByLabel('As a client of').selectOption(from);
  await form.getByLabel('Text').fill(text);
  await form.getByRole('button', { name: 'Send' }).click();
}

test('the tab connects to all five', async () => {
  await openPanel(bob, 'Dialects');
  await connected(bob);
});

test('a message of the platform appears in five dialects with the same id', async () => {
  await say(ada, 'Good morning, é✓');
  const seen = await arrived(bob, 'Good morning, é✓');
  assert.match(seen.id, /^\d{16}$/);
  assert.equal(seen.platform.message._id, seen.id);
  assert.equal(seen.messenger._id, seen.id);
  assert.equal(seen.messenger.sender.nickname, 'Ada Lovelace');
  assert.equal(seen.social.message._id, seen.id);
  assert.equal(seen.conversation.payload.messageId, seen.id);
  assert.equal(String(seen.eventstream.messages[0].messageId), seen.id);
});

test('a message of the messenger appears in the chat of the platform, and in five dialects', async () => {
  await write(bob, 'messenger', 'From the messenger');
  await message(ada, 'From the messenger').waitFor();
  assert.equal(await message(ada, 'From the messenger').count(), 1);
  await arrived(bob, 'From the messenger');
});

test('a message posted over HTTP appears in the chat, and in five dialects', async () => {
  await write(bob, 'http', 'By post');
  await message(ada, 'By post').waitFor();
  await arrived(bob, 'By post');
});

test('the event log shows the other dialects', async () => {
  await panel(bob).getByRole('button', { name: 'Show its events' }).click();
  for (const name of ['chat message', 'messages-received', 'conversationMessageEvent', 'TextMessagesCreated']) {
    await bob.locator(`.event:visible.in[data-name="${name}"]`).first().waitFor();
  }
  await bob.locator('.event[data-name="chat message"] .short', { hasText: '"room":"general"' }).first().waitFor();
  assert.equal(await bob.locator('.event:visible[data-name="message:new"]').count(), 0);
});

test('nobody without access to a chat sees its messages in any dialect', async () => {
  await ada.getByRole('button', { name: 'New chat' }).click();
  await ada.locator('#new-chat-name').fill('Reading club');
  await ada.keyboard.press('Enter');
  await ada.locator('#title', { hasText: 'Reading club' }).waitFor();
  await say(ada, 'Only for members');
  await openChat(ada, 'General');
  await say(ada, 'For everyone');
  await arrived(bob, 'For everyone');
  assert.equal(await bob.getByText('Only for members').count(), 0);
});

test('two tabs of one browser are two users in each dialect', async () => {
  const second = await bob.context().newPage();
  await second.goto(example.url);
  await second.getByLabel('Your name').fill('Carol');
  await second.keyboard.press('Enter');
  await second.locator('#subtitle', { hasText: 'member' }).waitFor();
  await openPanel(second, 'Dialects');
  await connected(second);
  await openChat(ada, 'Reading club');
  await say(ada, 'Still for members');
  await bob.reload();
  await connected(bob);
  await openChat(ada, 'General');
  await say(ada, 'For Bob and Carol');
  await arrived(second, 'For Bob and Carol');
  await arrived(bob, 'For Bob and Carol');
  assert.equal(await second.getByText('Still for members').count(), 0);
  await second.close();
});

test('a restart of the server is shown, and all five connect again', async () => {
  await example.stop();
  for (const dialect of DIALECTS) {
    await panel(bob).locator(`.dialect-connections [data-dialect="${dialect}"]:not([data-state="connected"])`).waitFor();
  }
  await example.startAgain();
  await connected(bob);
  await ada.locator('#offline').waitFor({ state: 'hidden' });
  await say(ada, 'Welcome back');
  await arrived(bob, 'Welcome back');
});

test('the panel fits a phone, in the dark', async () => {
  const phone = await example.signIn('Eve', {
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, colorScheme: 'dark',
  });
  await openPanel(phone, 'Dialects');
  await connected(phone);
  await write(phone, 'platform', 'A long word: ' + 'Donaudampfschifffahrt'.repeat(6));
  await arrived(phone, 'A long word');
  assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 360);
  assert.deepEqual(phone.problems, []);
});

test('no tab has reported an error', () => {
  assert.deepEqual([...ada.problems, ...bob.problems], []);
});
