// The panels beside the chat, in Chromium: what other tabs show, and what they must not show.
// Run as page.test.js is.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useExample } from './setup.js';
import { expectInFeed, openPanel } from './tabs.js';

let ada;
let bob;
let eve;

const example = useExample(async ({ signIn }) => {
  ada = await signIn('Ada Lovelace');
  bob = await signIn('Bob');
  eve = await signIn('Eve');
});

const all = () => [ada, bob, eve];
const open = async (name) => { for (const page of all()) await openPanel(page, name); };
const panel = (page, id) => page.locator(`#panel-${id}`);
const press = (page, name) => page.getByRole('button', { name, exact: true }).click();

/**
 * A fence: events to one connection keep their order, so once this is answered, all that the server had sent before has
 * arrived, and what has not arrived was never sent.
 */
const fence = (page) => page.evaluate(() => import('/js/connection.js').then(({ request }) => request('workspace:list')));

const events = (page, name) => page.locator(`.event.in[data-name="${name}"]`).count();

test('presence: a user is online with the first tab and offline with the last', async () => {
  await open('Presence');
  const online = (name) => panel(ada, 'presence').getByLabel('Online', { exact: true }).locator('li', { hasText: name });
  for (const name of ['Ada Lovelace', 'Bob', 'Eve']) await online(name).waitFor();

  const first = await example.signIn('Carol');
  await online('Carol').waitFor();
  await expectInFeed(ada, 'presence', 'Carol is online');
  const second = await example.signIn('Carol');
  await first.context().close();
  await second.reload();
  await second.locator('#connection.online').waitFor({ state: 'attached' });
  await openPanel(second, 'Presence');
  await online('Carol').waitFor();
  await second.context().close();
  await online('Carol').waitFor({ state: 'detached' });
  await expectInFeed(ada, 'presence', 'Carol is offline');
  assert.equal(await events(ada, 'presence:user:online') >= 1, true);
  // Once each, though there were two tabs and a reload.
  assert.equal(await panel(ada, 'presence').locator('.feed li', { hasText: 'Carol' }).count(), 2);
});

test('documents: changes are live for those who follow, and a query receives only matching documents', async () => {
  await open('Documents');
  const task = (page, title) => panel(page, 'documents').getByLabel('Tasks').locator(`li:has(input[value="${title}"])`);
  await panel(bob, 'documents').getByLabel('A query').check();
  await bob.getByLabel('Filter').fill('{"status": "done"}');
  await press(bob, 'Follow');
  await panel(eve, 'documents').getByLabel('Nothing').check();

  await ada.getByLabel('New task', { exact: true }).getByLabel('New task').fill('Polish the lens');
  await press(ada, 'Add');
  await task(ada, 'Polish the lens').waitFor();
  await fence(bob);
  await fence(eve);
  assert.equal(await events(bob, 'db:create'), 0);
  assert.equal(await task(bob, 'Polish the lens').count(), 0);

  await ada.getByLabel('Status of Polish the lens').selectOption('done');
  await task(bob, 'Polish the lens').waitFor();
  await bob.getByLabel('Status of Polish the lens').selectOption('doing');
  await task(bob, 'Polish the lens').waitFor({ state: 'detached' });
  await expectInFeed(ada, 'documents', '"status":"doing"');

  await panel(bob, 'documents').getByLabel('The collection').check();
  await task(bob, 'Polish the lens').waitFor();

  // Changes of other documents do not disturb a user who is editing.
  await task(bob, 'Polish the lens').getByLabel('Title').press('End');
  await bob.keyboard.type('es');
  await ada.getByRole('form', { name: 'New task' }).getByLabel('New task').fill('Order the cake');
  await press(ada, 'Add');
  await task(bob, 'Order the cake').waitFor();
  assert.equal(await bob.evaluate(() => document.activeElement.value), 'Polish the lenses');
  await bob.keyboard.press('Tab');
  await task(ada, 'Polish the lenses').waitFor();
  await task(ada, 'Polish the lenses').getByLabel('Title').fill('Polish the lens');
  await ada.keyboard.press('Tab');
  await task(bob, 'Polish the lens').waitFor();

  await press(ada, 'Follow Polish the lens');
  await press(bob, 'Delete Polish the lens');
  await task(ada, 'Polish the lens').waitFor({ state: 'detached' });
  await fence(eve);
  assert.equal(await events(eve, 'db:create') + await events(eve, 'db:update') + await events(eve, 'db:delete'), 0);
  assert.equal(await ada.locator('.event.in[data-name="db:delete"]').count(), 1);
});

test('documents: an invalid filter shows an error', async () => {
  await panel(bob, 'documents').getByLabel('A query').check();
  await bob.getByLabel('Filter').fill('{"status": {"$like": "d"}}');
  await press(bob, 'Follow');
  await panel(bob, 'documents').getByRole('alert').getByText('$like').waitFor();
  await bob.getByLabel('Filter').fill('{');
  await press(bob, 'Follow');
  await panel(bob, 'documents').getByRole('alert').getByText('The filter is not JSON. An example: {"status": "open"}').waitFor();
  await panel(bob, 'documents').getByLabel('The collection').check();
});

test('wallet: a payment moves both balances live, and others receive nothing unless they follow', async () => {
  await open('Wallet');
  const balance = (page, amount) => page.locator('#balance', { hasText: `${amount} TALER` }).waitFor();
  for (const page of all()) await balance(page, '100.00');
  const pay = async (amount) => {
    const form = ada.getByRole('form', { name: 'Pay' });
    await form.getByLabel('To', { exact: true }).selectOption('Bob');
    await form.getByLabel('Amount').fill(amount);
    await form.getByLabel('For').fill('Lunch');
    await form.getByRole('button', { name: 'Pay' }).click();
  };
  await pay('12.50');
  await balance(ada, '87.50');
  await balance(bob, '112.50');
  await bob.getByLabel('Postings').getByText('+12.50').waitFor();
  await bob.getByLabel('Postings').getByText('from Ada Lovelace · Lunch').waitFor();
  await fence(eve);
  assert.equal(await events(eve, 'wallet:balance:updated') + await events(eve, 'wallet:tx:confirmed'), 0);

  await eve.getByLabel('The whole ledger').check();
  await eve.locator('.event.in[data-name="wallet:subscribed"]', { hasText: 'chain' }).first().waitFor({ state: 'attached' });
  await pay('1');
  await balance(bob, '113.50');
  await eve.getByText('112.50 → 113.50').waitFor();
  await balance(eve, '100.00');

  await pay('1000');
  await ada.locator('.toast', { hasText: 'The balance is too low.' }).waitFor();
  await balance(ada, '86.50');
});

test('integration: the caller receives the result, the room a summary, others nothing', async () => {
  await open('Integration');
  await panel(eve, 'integration').getByLabel('Join its room').uncheck();
  await eve.locator('.event.in[data-name="integration:left"]').first().waitFor({ state: 'attached' });
  const before = await events(eve, 'integration:execution:completed');
  await press(ada, 'Convert');
  await ada.locator('#integration-result', { hasText: '"amount"' }).waitFor();
  await expectInFeed(bob, 'integration', 'execution:started convert');
  await expectInFeed(bob, 'integration', 'execution:completed convert with success');
  assert.equal(await panel(bob, 'integration').getByText('"amount"').count(), 0);

  await press(ada, 'Something that fails');
  await expectInFeed(bob, 'integration', 'execution:failed broken');
  await expectInFeed(ada, 'integration', 'execution:failed broken');
  await press(ada, 'Test it');
  await expectInFeed(bob, 'integration', 'test:completed rates');
  await ada.locator('.part', { has: ada.getByRole('button', { name: 'Test it' }) }).getByRole('status').getByText('rates').waitFor();
  await press(ada, 'Ask for its status');
  await panel(ada, 'integration').getByLabel('Status').getByText('"calls"').waitFor();
  await fence(eve);
  assert.equal(await events(eve, 'integration:execution:completed'), before);
});

test('integration: a signed webhook reaches those who follow, a forged one nobody', async () => {
  await panel(bob, 'integration').getByLabel('Follow its webhooks').check();
  await bob.locator('.event.in[data-name="integration:webhook:subscribed"]').first().waitFor({ state: 'attached' });
  await press(ada, 'Have it send a webhook');
  await expectInFeed(bob, 'integration', 'webhook:received rates.changed');
  const answer = ada.locator('.part', { has: ada.getByRole('button', { name: 'Forge a webhook' }) }).getByRole('status');
  await answer.getByText('"signature"').waitFor();
  await press(ada, 'Forge a webhook');
  await answer.getByText('answered 401').waitFor();
  await fence(bob);
  await fence(ada);
  assert.equal(await events(bob, 'integration:webhook:received'), 1);
  assert.equal(await events(ada, 'integration:webhook:received'), 0);
});

test('custom: to the project, to a room, to one user', async () => {
  await open('Custom');
  const form = (page, name) => page.getByRole('form', { name, exact: true });
  await form(ada, 'Send to the project').getByLabel('Anything').fill('The cake is here');
  await press(ada, 'Send custom:event');
  for (const page of [bob, eve]) await expectInFeed(page, 'custom', 'The cake is here');

  for (const page of [ada, bob]) {
    await form(page, 'Join a room').getByLabel('Room').fill('table-1');
    await form(page, 'Join a room').getByRole('button', { name: 'Join' }).click();
    await page.getByLabel('Rooms joined').getByText('table-1').waitFor();
  }
  await form(ada, 'Broadcast').getByLabel('Name').fill('move');
  await form(ada, 'Broadcast').getByLabel('In', { exact: true }).selectOption('table-1');
  await form(ada, 'Broadcast').getByLabel('Payload (JSON)').fill('{"x": 3}');
  await press(ada, 'Broadcast');
  await expectInFeed(bob, 'custom', 'custom:move {"x":3}');

  await form(ada, 'Write to one user').getByLabel('To', { exact: true }).selectOption('Bob');
  await form(ada, 'Write to one user').getByLabel('Text').pressSequentially('Psst');
  await bob.getByText('Ada is typing a message').waitFor();
  await form(ada, 'Write to one user').getByRole('button', { name: 'Send' }).click();
  await expectInFeed(bob, 'custom', 'to you: Psst');
  await bob.getByText('Ada is typing a message').waitFor({ state: 'detached' });

  await press(ada, 'At lunch');
  await expectInFeed(bob, 'custom', 'is at lunch');
  await form(ada, 'Share a file').getByLabel('File name').fill('plan.pdf');
  await form(ada, 'Share a file').getByLabel('With').selectOption('Bob');
  await press(ada, 'Share');
  await expectInFeed(bob, 'custom', 'shares with you: plan.pdf');

  await fence(eve);
  assert.equal(await events(eve, 'custom:move'), 0);
  assert.equal(await events(eve, 'custom:message'), 0);
  assert.equal(await events(eve, 'custom:file:shared'), 0);
});

test('custom: a payload that is not JSON is said where it was written, in words of the page', async () => {
  const form = ada.getByRole('form', { name: 'Broadcast', exact: true });
  const problem = panel(ada, 'custom').locator('.part', { has: form }).getByRole('alert');
  await form.getByLabel('Name').fill('move');
  await form.getByLabel('Payload (JSON)').fill('{x: 3}');
  await press(ada, 'Broadcast');
  await problem.getByText('The payload is not JSON. An example: {"x": 3, "y": 4}').waitFor();
  assert.equal(await ada.locator('.toast', { hasText: 'JSON' }).count(), 0);
  assert.equal(await form.getByLabel('Payload (JSON)').inputValue(), '{x: 3}');
  await form.getByLabel('Payload (JSON)').fill('');
  await press(ada, 'Broadcast');
  await problem.waitFor({ state: 'hidden' });
});

test('custom: nobody forges a message', async () => {
  const form = ada.getByRole('form', { name: 'Broadcast', exact: true });
  await form.getByLabel('Name').fill('message');
  await press(ada, 'Broadcast');
  await ada.locator('.toast', { hasText: 'event must not be' }).waitFor();
  await fence(bob);
  assert.equal(await events(bob, 'custom:message'), 1);
});

test('call: two browsers see and hear each other, and nobody else is rung', async () => {
  await openPanel(ada, 'Call');
  const second = await example.signIn('Bob');
  await press(ada, 'Call Bob');
  await bob.locator('#ringing').getByText('Ada Lovelace is calling (video)').waitFor();
  await second.locator('#ringing').getByText('Ada Lovelace is calling').waitFor();
  await press(bob, 'Accept');
  await second.locator('#ringing').waitFor({ state: 'hidden' });
  for (const page of [ada, bob]) {
    await page.locator('#call-status', { hasText: 'Connected with' }).waitFor();
    await page.waitForFunction(() => document.getElementById('remote-video').videoWidth > 0);
  }
  const say = async (page, text) => {
    const form = page.getByRole('form', { name: 'Send text in the call' });
    await form.getByRole('textbox').fill(text);
    await form.getByRole('button', { name: 'Say' }).click();
  };
  await say(ada, 'Can you hear me?');
  await expectInFeed(bob, 'call', 'Can you hear me?');
  await say(bob, 'Loud and clear');
  await expectInFeed(ada, 'call', 'Loud and clear');

  await press(bob, 'Hang up');
  await ada.locator('#call-status', { hasText: 'The call is over' }).waitFor();
  for (const page of [eve, second]) await fence(page);
  for (const name of ['call:incoming', 'call:accepted', 'call:signal', 'call:ended']) assert.equal(await events(eve, name), 0, name);
  assert.equal(await events(second, 'call:signal'), 0);
  await second.context().close();
});

test('call: a call is rejected, or cancelled', async () => {
  await ada.getByLabel('Kind of call').selectOption('text');
  await press(ada, 'Call Bob');
  await bob.locator('#ringing').waitFor();
  await press(bob, 'Reject');
  await ada.locator('#call-status', { hasText: 'does not want to talk' }).waitFor();

  await press(ada, 'Call Bob');
  await bob.locator('#ringing').waitFor();
  await press(ada, 'Hang up');
  await bob.locator('#ringing').waitFor({ state: 'hidden' });
});

test('projects: events of one do not reach another', async () => {
  await ada.getByLabel('Project', { exact: true }).selectOption('New project…');
  await ada.locator('#new-project-name').fill('Moon base');
  await ada.keyboard.press('Enter');
  await ada.getByLabel('Project', { exact: true }).locator('option:checked', { hasText: 'Moon base' }).waitFor({ state: 'attached' });
  await bob.getByLabel('Project', { exact: true }).locator('option', { hasText: 'Join Moon base' }).waitFor({ state: 'attached' });
  await openPanel(ada, 'Custom');
  const before = await events(eve, 'custom:event');
  await ada.getByRole('form', { name: 'Send to the project' }).getByLabel('Anything').fill('To the moon');
  await press(ada, 'Send custom:event');
  await openPanel(bob, 'Presence');
  await bob.getByLabel('Project', { exact: true }).selectOption('Join Moon base');
  await panel(bob, 'presence').getByLabel('Online', { exact: true }).locator('li', { hasText: 'Ada' }).waitFor();
  await fence(eve);
  assert.equal(await events(eve, 'custom:event'), before);
  for (const page of [ada, bob]) await page.getByLabel('Project', { exact: true }).selectOption('Demo');
});

test('session: tabs of one user share data, others do not', async () => {
  await open('Session');
  const second = await example.signIn('Bob');
  await openPanel(second, 'Session');
  await second.locator('#connection[title="websocket"]').waitFor({ state: 'attached' });
  const form = bob.getByRole('form', { name: 'Share session data' });
  await form.getByLabel('Key').fill('colour');
  await form.getByLabel('Value').fill('green');
  await form.getByRole('button', { name: 'Share' }).click();
  await second.getByLabel('Shared session data').getByText('green').waitFor();
  await fence(ada);
  assert.equal(await events(ada, 'session:updated'), 0);

  await press(eve, 'auth:logout');
  await expectInFeed(ada, 'session', 'Eve has signed out');
  await press(eve, 'auth:login');
  await expectInFeed(ada, 'session', 'Eve has signed in');
  await second.context().close();
});

test('session: one connection more than the limit is refused', async () => {
  await press(eve, 'Open connections up to the limit');
  await panel(eve, 'session').getByText('The next one was refused').waitFor();
  await press(eve, 'Close them');
  await eve.locator('#connection.online').waitFor();
});

test('session: expiry signs a user out in all tabs, and nobody else', async () => {
  const second = await example.signIn('Eve');
  await press(eve, 'Expire my sessions');
  for (const page of [eve, second]) await page.getByLabel('Your name').waitFor();
  await eve.locator('#toasts').getByText('expired').waitFor();
  await fence(ada);
  await ada.locator('#connection.online').waitFor();
  assert.deepEqual(second.problems, []);
  await second.context().close();
});

test('every panel fits a phone, and is operable by keyboard', async () => {
  const phone = await example.signIn('Dora', {
    viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, colorScheme: 'dark',
  });
  for (const name of ['Dialects', 'Presence', 'Documents', 'Call', 'Wallet', 'Integration', 'Custom', 'Session', 'Chat']) {
    await openPanel(phone, name);
    assert.equal(await phone.evaluate(() => document.documentElement.scrollWidth), 360, name);
  }
  assert.deepEqual(phone.problems, []);
  await ada.locator('#go-chat').focus();
  await ada.keyboard.press('Tab');
  await ada.keyboard.press('Enter');
  await ada.locator('#title', { hasText: 'Dialects' }).waitFor();
});

test('no tab has reported an error', () => {
  assert.deepEqual([...ada.problems, ...bob.problems, ...eve.problems], []);
});
