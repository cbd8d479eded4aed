// One message in five dialects: what clients of each catalogue receive of it, side by side, over a connection of each.

import { isConnected } from '../connection.js';
import { connectTo, connectToMessenger, connectToStream } from '../dialects/connections.js';
import { breakable, h } from '../dom.js';
import { post } from '../http.js';
import { requestInChat } from '../chat/requests.js';
import { currentChat, state } from '../state.js';
import { card, field, input, lineForm, newId, panelSection, select } from './kit.js';

const KEPT = 12;
const STATES = {
  connecting: 'Connecting…', connected: 'Connected', offline: 'Offline. Reconnecting…',
  refused: 'Refused. Sign in again.',
};

/** Each with the ids of the messages in an event; of an event that has none, no ids. */
const DIALECTS = [
  { id: 'platform', name: 'Platform', place: '/', ids: (name, payload) => ({
    'message:new': () => [payload.message._id], 'chat:activity': () => [payload.messageId],
  }[name]?.() ?? []) },
  { id: 'messenger', name: 'Messenger', place: '/messenger, base64', ids: (name, payload) =>
    name === 'chat message' ? [payload._id] : [] },
  { id: 'social', name: 'Social', place: '/social', ids: (name, payload) =>
    /^messages-(received|sent)$/.test(name) ? [payload.message._id] : [] },
  { id: 'conversation', name: 'Conversation', place: '/conversation', ids: (name, payload) =>
    name === 'conversationMessageEvent' && payload.name === 'conversationMessage.sent' ? [payload.payload.messageId] : [] },
  { id: 'eventstream', name: 'Event stream', place: '/api/v1/events, WebSocket', ids: (name, payload) =>
    name === 'TextMessagesCreated' ? payload.messages.map(({ messageId }) => String(messageId)) : [] },
];

const statuses = new Map(DIALECTS.map(({ id, name, place }) => [id, h('li', { 'data-dialect': id, 'data-state': 'connecting' },
  h('strong', {}, name), h('span', { class: 'note' }, place), h('span', { class: 'dialect-state', role: 'status' }, STATES.connecting))]));
const list = h('ol', { class: 'dialect-messages', 'aria-label': 'Messages in five dialects', 'aria-live': 'polite' });
const none = h('p', { class: 'none' }, 'No message yet. Write one here, or in a chat in another tab.');
const rows = new Map();
let messenger = null;

export const dialects = {
  id: 'dialects',
  name: 'Dialects',
  icon: 'dialects',

  build(places) {
    panelSection(places, {
      id: this.id,
      about: 'One message, as clients of five catalogues receive it. This tab is a client of each, with a connection of its own.',
    },
    card('Connections', h('ul', { class: 'dialect-connections', 'aria-label': 'Connections' }, [...statuses.values()])),
    card('Write in the open chat', lineForm('Write in a dialect', [
      field('As a client of', select('from', [
        ['platform', 'the platform'], ['messenger', 'the messenger'], ['http', 'plain HTTP'],
      ])),
      field('Text', input('text', { required: true, maxlength: '2000', placeholder: 'Good morning' }), true),
    ], 'Send', ({ from, text }) => SEND[from](text))),
    card('What arrives', none, list));
  },

  listen(socket) {
    socket.onAny((name, payload) => receive(DIALECTS[0], name, payload));
    socket.on('connect', () => show('platform', 'connected'));
    socket.on('disconnect', () => show('platform', 'offline'));
  },

  /** The other connections are made when somebody looks. */
  shown() {
    if (!state.token || messenger) return;
    show('platform', isConnected() ? 'connected' : 'connecting');
    const [, ofMessenger, ofSocial, ofConversation, ofStream] = DIALECTS.map((dialect) => ({
      onState: (now) => show(dialect.id, now),
      onEvent: (name, payload) => receive(dialect, name, payload),
    }));
    messenger = connectToMessenger(state.token, ofMessenger);
    connectTo('/social', state.token, ofSocial);
    connectTo('/conversation', state.token, ofConversation);
    connectToStream(state.me.id, ofStream);
  },
};

const SEND = {
  platform: (text) => requestInChat('message:send', { type: 'text', content: text, clientMessageId: newId() }),
  messenger: (text) => messenger.send(currentChat().chatId, text),
  async http(text) {
    const path = `/api/chats/${encodeURIComponent(currentChat().chatId)}/messages`;
    const { ok, answer } = await post(path, { text }, { Authorization: `Bearer ${state.token}` });
    if (!ok) throw new Error(answer.message ?? 'The server has refused the message.');
  },
};

function show(dialect, now) {
  const element = statuses.get(dialect);
  element.dataset.state = now;
  element.querySelector('.dialect-state').textContent = STATES[now];
}

function receive(dialect, name, payload) {
  if (!messenger) return;
  for (const id of dialect.ids(name, payload)) {
    const cell = row(id).querySelector(`[data-dialect="${dialect.id}"]`);
    // Of a message of the open chat, the platform's clients receive more than of others.
    if (dialect.id === 'platform' && cell.dataset.event === 'message:new') continue;
    cell.dataset.event = name;
    cell.classList.remove('waiting');
    cell.replaceChildren(heading(dialect), h('code', { class: 'dialect-event' }, breakable(name)),
      h('pre', { tabindex: '0' }, JSON.stringify(payload, null, 2)));
  }
}

const heading = ({ name }) => h('h3', {}, name);

function row(id) {
  const known = rows.get(id);
  if (known) return known;
  none.hidden = true;
  const element = h('li', { 'data-message': id },
    h('p', { class: 'note' }, 'Message ', h('code', { class: 'mono' }, id)),
    h('div', { class: 'dialect-columns' }, DIALECTS.map((dialect) =>
      h('section', { class: 'dialect waiting', 'data-dialect': dialect.id }, heading(dialect),
        h('p', { class: 'none' }, 'Not yet')))));
  rows.set(id, element);
  list.prepend(element);
  while (list.children.length > KEPT) {
    rows.delete(list.lastElementChild.dataset.message);
    list.lastElementChild.remove();
  }
  return element;
}
