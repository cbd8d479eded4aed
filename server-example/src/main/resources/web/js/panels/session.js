// Sessions: what a user's tabs share, what ends them, and how many there may be.

import { io } from '/vendor/socket.io.esm.min.js';
import { isConnected, request, socketId, transport } from '../connection.js';
import { byId, fullName, h, toast } from '../dom.js';
import { logEvent } from '../eventlog.js';
import { state } from '../state.js';
import { button, card, feed, field, input, json, lineForm, panelSection } from './kit.js';

const MOST_OPENED = 40;

const facts = h('dl', { class: 'facts' });
const shared = h('dl', { class: 'facts', 'aria-label': 'Shared session data' });
const none = h('p', { class: 'none' }, 'No other tab of yours has shared anything yet.');
const news = feed('Signed in and out', 'No other user has signed in or out yet.');
const limitNote = h('p', { class: 'note', role: 'status' });
const extra = [];
const data = new Map();

export const session = {
  id: 'session',
  name: 'Session',
  icon: 'session',
  about: 'This connection, data shared by your tabs, and the end of a session.',

  build(places) {
    panelSection(places, this,
      card('This tab', facts, h('div', { class: 'row' }, button('Sign out', () => byId('sign-out').click()))),
      card('Shared by your tabs', shared, none, lineForm('Share session data', [
        field('Key', input('key', { required: true, maxlength: '40', placeholder: 'colour' })),
        field('Value', input('value', { required: true, maxlength: '200', placeholder: 'green' }), true),
      ], 'Share', share)),
      card('Signed in to the project', h('div', { class: 'row' },
        button('auth:login', () => request('auth:login', { projectId: state.projectId })),
        button('auth:logout', () => request('auth:logout', { projectId: state.projectId }))), news.element),
      card('Connection limit', h('p', { class: 'note' }, 'A connection above the limit receives an error and is disconnected.'),
        h('div', { class: 'row' }, button('Open connections up to the limit', openMany), button('Close them', closeMany)), limitNote),
      card('Expiry', h('p', { class: 'note' }, 'All of your tabs receive session:expired, are disconnected, and must sign in again.'),
        h('div', { class: 'row' }, button('Expire my sessions', () => request('account:expire').catch(() => {}), 'danger'))));
  },

  listen(socket) {
    socket.on('session:updated', ({ projectId, sessionData }) => {
      if (projectId !== state.projectId) return;
      Object.entries(sessionData ?? {}).forEach(([key, value]) => data.set(key, value));
      showShared();
    });
    socket.on('session:expired', ({ message }) => {
      sessionStorage.removeItem('parlance-example');
      sessionStorage.setItem('parlance-example-notice', message ?? 'Your session has expired.');
      location.reload();
    });
    socket.on('user:online', ({ projectId, userId }) => projectId === state.projectId && news.add(userId, 'has signed in'));
    socket.on('user:offline', ({ projectId, userId }) => projectId === state.projectId && news.add(userId, 'has signed out'));
    socket.on('error', ({ limit, message }) => limit !== undefined && toast(`${message} (limit ${limit})`));
  },

  leave() {
    data.clear();
    showShared();
    news.clear();
  },

  shown() {
    this.showConnection();
    showShared();
  },

  showConnection() {
    if (!state.me) return;
    const rows = [
      ['User', fullName(state.me)], ['User id', state.me.id],
      ['Connection', isConnected() ? `${transport()}, socket ${socketId()}` : 'none'],
    ];
    facts.replaceChildren(...rows.flatMap(([name, value]) => [h('dt', {}, name), h('dd', {}, value)]));
  },
};

/** Shows once why the last session has ended. */
export function showNotice() {
  const notice = sessionStorage.getItem('parlance-example-notice');
  sessionStorage.removeItem('parlance-example-notice');
  if (notice) toast(notice);
}

async function share({ key, value }) {
  data.set(key, value);
  await request('auth:session:update', { projectId: state.projectId, sessionData: Object.fromEntries(data) });
  showShared();
}

function showShared() {
  none.hidden = data.size > 0;
  shared.replaceChildren(...[...data].flatMap(([key, value]) => [h('dt', {}, key), h('dd', {}, typeof value === 'string' ? value : json(value))]));
}

/** Opens connections one after the other until one is refused. */
async function openMany() {
  while (extra.length < MOST_OPENED) {
    const limit = await openOne();
    if (limit !== null) {
      limitNote.textContent = `${extra.length} more connections are open. The next one was refused: ${limit.message}, limit ${limit.limit}.`;
      return;
    }
  }
  limitNote.textContent = `${extra.length} more connections are open, and none was refused.`;
}

/** What refused it, or null. */
function openOne() {
  const socket = io({ auth: { token: state.token }, forceNew: true, reconnection: false, transports: ['websocket'] });
  return new Promise((resolve) => {
    const refuse = (error) => {
      logEvent('in', 'error', [error]);
      socket.close();
      resolve(error);
    };
    socket.on('error', refuse);
    socket.on('connect_error', (error) => refuse({ message: error.message }));
    // An answer shows that it has not been refused: events of one connection keep their order.
    socket.on('connect', () => socket.timeout(5000).emit('presence:update', (failed) => {
      if (failed || !socket.connected) return;
      extra.push(socket);
      resolve(null);
    }));
  });
}

function closeMany() {
  extra.splice(0).forEach((socket) => socket.close());
  limitNote.textContent = '';
}
