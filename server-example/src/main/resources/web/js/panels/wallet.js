// Play money with a live balance.

import { request } from '../connection.js';
import { fullName, h, time } from '../dom.js';
import { noteNews } from '../shell.js';
import { state, userOf } from '../state.js';
import { card, feed, field, fillMembers, input, lineForm, newId, panelSection, select, attempt } from './kit.js';

/** The user's account, as in the answer of ledger:statement. */
let account = null;

const amount = h('strong', { id: 'balance', class: 'balance', 'aria-live': 'polite' });
const address = h('span', { class: 'note' });
const postings = h('ol', { class: 'postings', 'aria-label': 'Postings' });
const payee = select('toUserId', [], { required: true, 'aria-label': 'To' });
const received = feed('Wallet events received', 'No event received yet.');
const SUBSCRIPTIONS = [
  ['address', 'My account', () => ({ addressId: account.addressId })],
  ['project', 'All of this project', () => ({ projectId: state.projectId })],
  ['chain', 'The whole ledger', () => ({ chain: account.chain })],
  ['currency', 'The currency', () => ({ currency: account.currency })],
];
const boxes = new Map();

export const wallet = {
  id: 'wallet',
  name: 'Wallet',
  icon: 'wallet',
  about: 'A double-entry ledger in the database: a transfer writes two postings and both balances in one transaction.'
    + ' Amounts are sent as strings, so that no digit is lost.',

  build(places) {
    panelSection(places, this,
      card('Balance', h('p', {}, amount, ' ', address),
        lineForm('Pay', [
          field('To', payee),
          field('Amount', input('amount', { required: true, inputmode: 'decimal', pattern: '[0-9]+([.][0-9]{1,2})?', placeholder: '2.50', size: '8' })),
          field('For', input('memo', { maxlength: '120', placeholder: 'Lunch' }), true),
        ], 'Pay', pay)),
      card('Postings', postings),
      card('Follow', h('div', { class: 'row' }, SUBSCRIPTIONS.map(subscription)), received.element));
  },

  listen(socket) {
    socket.on('wallet:balance:updated', (update) => {
      received.add(null, `${update.address}: ${update.previousBalance} → `, h('strong', {}, update.newBalance));
      noteNews('wallet');
      if (update.addressId !== account?.addressId) return;
      amount.textContent = `${update.newBalance} ${account.currency}`;
      attempt(load);
    });
    for (const name of ['detected', 'broadcast', 'confirmed', 'failed']) {
      socket.on(`wallet:tx:${name}`, (tx) =>
        received.add(null, `${tx.address}: ${tx.direction} `, h('strong', {}, `${tx.amount} ${tx.currency}`), ` ${name}`));
    }
  },

  async enter() {
    this.members();
    await load();
    for (const [kind, , ref] of SUBSCRIPTIONS) {
      if (boxes.get(kind).checked) await request(`wallet:subscribe:${kind}`, ref());
    }
  },

  async leave(projectId) {
    for (const [kind, , ref] of SUBSCRIPTIONS) {
      const what = kind === 'project' ? { projectId } : ref();
      if (boxes.get(kind).checked) await request(`wallet:unsubscribe:${kind}`, what);
    }
    received.clear();
  },

  members: () => fillMembers(payee),
};

async function load() {
  account = await request('ledger:statement', { projectId: state.projectId });
  amount.textContent = `${account.balance} ${account.currency}`;
  address.textContent = account.address;
  postings.replaceChildren(...account.postings.map(posting));
}

async function pay({ toUserId, amount: howMuch, memo }) {
  await request('ledger:pay', {
    projectId: state.projectId,
    toUserId,
    amount: howMuch,
    memo: memo || undefined,
    // The id makes it safe to send the payment again after its ack was lost.
    clientTransferId: newId(),
  });
  await load();
}

function subscription([kind, label, ref]) {
  const box = h('input', {
    type: 'checkbox',
    checked: kind === 'address',
    onchange: () => attempt(() => request(`wallet:${box.checked ? '' : 'un'}subscribe:${kind}`, ref())),
  });
  boxes.set(kind, box);
  return h('label', { class: 'choice' }, box, label);
}

function posting({ amount: change, balance, memo, otherUserId, timestamp }) {
  const incoming = !change.startsWith('-');
  const other = otherUserId ? fullName(userOf(otherUserId)) : 'The mint';
  return h('li', {},
    h('time', { datetime: timestamp }, time(timestamp)),
    h('span', { class: 'grow' }, `${incoming ? 'from' : 'to'} ${other}`, memo ? h('span', { class: 'note' }, ` · ${memo}`) : null),
    h('span', { class: `amount ${incoming ? 'plus' : 'minus'}` }, incoming ? `+${change}` : change.replace('-', '−')),
    h('span', { class: 'amount note' }, balance));
}
