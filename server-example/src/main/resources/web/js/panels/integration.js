// An outside service, called by the server on the clients' behalf, which calls back with signed webhooks.

import { request } from '../connection.js';
import { breakable, h } from '../dom.js';
import { post } from '../http.js';
import { noteNews } from '../shell.js';
import { state } from '../state.js';
import { attempt, button, card, feed, field, input, json, lineForm, panelSection, select } from './kit.js';

const ID = 'exchange';
const CURRENCIES = ['TALER', 'EUR', 'USD', 'JPY'].map((code) => [code, code]);

const status = h('dl', { class: 'facts', 'aria-label': 'Status' });
/** Each card shows the answers to what it has asked for. */
const resultOf = (what) => h('p', { id: `integration-${what}`, class: 'status', role: 'status' });
const tested = resultOf('test');
const executed = resultOf('result');
const hooked = resultOf('webhook');
const received = feed('Integration events received', 'No event received yet.');
const here = h('input', { type: 'checkbox', onchange: () => attempt(joinOrLeave) });
const hooks = h('input', { type: 'checkbox', onchange: () => attempt(subscribeOrNot) });
const reference = () => ({ projectId: state.projectId, integrationId: ID });

export const integration = {
  id: 'integration',
  name: 'Integration',
  icon: 'integration',
  about: 'An exchange office: plain HTTP on the example’s port. The server calls it for you; everyone in the'
    + ' integration’s room receives a summary, only you receive the result.',

  build(places) {
    panelSection(places, this,
      card('Status', status, h('div', { class: 'row' },
        button('Ask for its status', () => attempt(askStatus)),
        button('Test it', () => run('integration:test', { endpoint: 'rates' }, tested))), tested),
      card('Execute', lineForm('Convert', [
        field('Amount', input('amount', { required: true, inputmode: 'decimal', value: '10.00', size: '8' })),
        field('From', select('from', CURRENCIES)),
        field('To', select('to', CURRENCIES.toReversed())),
      ], 'Convert', async (requestData) => {
        await run('integration:execute', { endpoint: 'convert', requestData }, executed);
        return false;
      }),
      h('div', { class: 'row' },
        button('Something that fails', () => run('integration:execute', { endpoint: 'broken' }, executed)),
        button('Something too slow', () => run('integration:execute', { endpoint: 'slow' }, executed))),
      executed),
      card('Events',
        h('div', { class: 'row' },
          h('label', { class: 'choice' }, here, 'Join its room'),
          h('label', { class: 'choice' }, hooks, 'Follow its webhooks')),
        received.element),
      card('Webhooks', h('p', { class: 'note' }, 'The office posts events to the server, signed with a shared secret.'),
        h('div', { class: 'row' },
          button('Have it send a webhook', () => run('integration:execute', { endpoint: 'announce' }, hooked)),
          button('Forge a webhook', forge)),
        hooked));
  },

  listen(socket) {
    const show = (name, describe) => socket.on(`integration:${name}`, (payload) => {
      if (payload.integrationId !== ID) return;
      received.add(null, h('strong', {}, breakable(name), ' '), ...describe(payload));
      noteNews('integration');
    });
    for (const kind of ['execution', 'test']) {
      show(`${kind}:started`, ({ endpoint }) => [endpoint]);
      show(`${kind}:completed`, ({ endpoint, success, result: data }) =>
        [`${endpoint} `, data === undefined ? `${success === false ? 'without success' : 'with success'}` : json(data)]);
      show(`${kind}:failed`, ({ endpoint, error }) => [`${endpoint ?? ''} `, error]);
    }
    show('webhook:received', ({ event, data }) => [`${event} `, json(data)]);
    show('usage:updated', ({ usage }) => [json(usage)]);
  },

  async enter() {
    here.checked = false;
    status.replaceChildren();
    try {
      await request('integration:join', reference());
      here.checked = true;
      if (hooks.checked) await subscribeOrNot();
      await askStatus();
    } catch {
      hooks.checked = false;
      tested.textContent = 'There is no exchange office in this project.';
    }
  },

  async leave() {
    if (here.checked) await request('integration:leave', { integrationId: ID });
    if (hooks.checked) await request('integration:webhook:unsubscribe', { integrationId: ID });
    received.clear();
    for (const result of [tested, executed, hooked]) result.textContent = '';
  },
};

async function askStatus() {
  const { status: now } = await request('integration:status', reference());
  const rows = [
    ['Active', now.isActive ? 'yes' : 'no'], ['Usage', json(now.usage)],
    ['Last used', now.lastUsed ? new Date(now.lastUsed).toLocaleString() : 'never'],
  ];
  status.replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
}

async function run(name, payload, result) {
  result.textContent = 'Waiting for the office…';
  try {
    const answer = await request(name, { ...reference(), ...payload });
    result.replaceChildren(`${payload.endpoint}: `, json(answer.result?.data ?? answer));
  } catch (refused) {
    result.textContent = `${payload.endpoint}: ${refused.message}`;
  }
}

function joinOrLeave() {
  return here.checked ? request('integration:join', reference()) : request('integration:leave', { integrationId: ID });
}

function subscribeOrNot() {
  return hooks.checked
    ? request('integration:webhook:subscribe', reference())
    : request('integration:webhook:unsubscribe', { integrationId: ID });
}

/** What anybody on the network could send; without the secret it is worth nothing. */
async function forge() {
  const { status: code } = await post(`/webhooks/${ID}`, { event: 'rates.changed', data: { TALER: 1000000 } }, {
    'X-Webhook-Timestamp': String(Math.floor(Date.now() / 1000)),
    'X-Webhook-Signature': '0'.repeat(64),
  });
  hooked.textContent = `The forged webhook was answered ${code}.`;
}
