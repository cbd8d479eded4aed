// The users that are online in the project: from the first connection until a grace period after the last.

import { emit, isConnected, request } from '../connection.js';
import { avatar, fullName, h, time } from '../dom.js';
import { know, state, userOf } from '../state.js';
import { attempt, button, card, feed, panelSection } from './kit.js';

const SEEN_AGAIN_AFTER = 20_000;

/** Who is online: since when last seen, by user id. */
const online = new Map();
const list = h('ul', { class: 'people', 'aria-label': 'Online' });
const offlineNote = h('p', { class: 'note', role: 'status' });
const away = h('ul', { class: 'people', 'aria-label': 'Offline' });
const awayPart = card('Offline', away);
const news = feed('Changes of presence', 'No change yet.');
let lastSaid = 0;

export const presence = {
  id: 'presence',
  name: 'Presence',
  icon: 'people',
  about: 'The users that are online in this project. A user with two tabs is online from the first and offline with the last;'
    + ' a reload is not reported.',

  build(places) {
    panelSection(places, this,
      card('Online', offlineNote, list,
        h('div', { class: 'row' },
          button('Go offline', () => request('presence:offline')),
          button('Go online', () => request('presence:online', { projectId: state.projectId })),
          button('Ask again', load))),
      awayPart,
      card('Changes', news.element));
    for (const name of ['pointerdown', 'keydown']) document.addEventListener(name, seen, { passive: true });
  },

  listen(socket) {
    socket.on('presence:user:online', ({ userId, user, timestamp }) => {
      online.set(userId, timestamp);
      know(user);
      news.add(userId, 'is online');
      show();
    });
    socket.on('presence:user:offline', ({ userId }) => {
      if (!online.delete(userId)) return;
      news.add(userId, 'is offline');
      show();
    });
  },

  async enter() {
    await request('presence:online', { projectId: state.projectId });
    await load();
  },

  async leave() {
    await request('presence:offline');
    news.clear();
  },

  disconnected: show,
  shown: () => (isConnected() ? attempt(load) : show()),
  members: show,
};

export const isOnline = (userId) => online.has(userId);

async function load() {
  if (!state.projectId) return;
  const { users } = await request('presence:get:online', { projectId: state.projectId });
  online.clear();
  users.forEach(({ userId, user, lastSeen }) => {
    know(user);
    online.set(userId, lastSeen);
  });
  show();
}

/** Reports activity of the user, but not each time. */
function seen() {
  if (!state.projectId || Date.now() - lastSaid < SEEN_AGAIN_AFTER) return;
  lastSaid = Date.now();
  emit('presence:update');
}

function show() {
  offlineNote.textContent = isConnected() ? '' : 'You are offline: this is how it was when the connection was lost.';
  const here = [...online.keys()].map(userOf).sort((a, b) => a.firstName.localeCompare(b.firstName));
  const gone = [...state.members.values()].filter(({ id }) => !online.has(id));
  list.replaceChildren(...here.map((user) => person(user, 'here', `seen ${time(online.get(user.id))}`)));
  away.replaceChildren(...gone.map((user) => person(user, 'away', '')));
  awayPart.hidden = gone.length === 0;
}

function person(user, kind, note) {
  return h('li', { class: kind }, avatar(user, true),
    h('span', { class: 'grow' }, fullName(user), user.id === state.me.id ? h('span', { class: 'you' }, ' (you)') : null),
    h('span', { class: 'note' }, note));
}
