// The members of the open chat, and which of them are typing.

import { isConnected } from '../connection.js';
import { avatar, byId, fullName, h } from '../dom.js';
import { setTitle } from '../shell.js';
import { currentChat, state, userOf } from '../state.js';

export function renderPeople() {
  const people = [...state.people.values()].sort((a, b) => fullName(a.user).localeCompare(fullName(b.user)));
  const here = people.filter((person) => person.here);
  const away = people.filter((person) => !person.here);
  byId('here').replaceChildren(...here.map(person));
  byId('away').replaceChildren(...away.map(person));
  byId('here-title').textContent = isConnected() ? 'Here now' : 'Here when the connection was lost';
  byId('away-section').hidden = away.length === 0;
  setTitle('chat', currentChat()?.name ?? '', people.length === 0 ? '' : subtitle(here, people));
}

function subtitle(here, people) {
  const others = here.filter(({ user }) => user.id !== state.me.id).map(({ user }) => user.firstName);
  const members = people.length === 1 ? '1 member' : `${people.length} members`;
  if (!isConnected()) return `Offline · ${members}`;
  if (others.length === 0) return `Only you are here · ${members}`;
  const shown = others.length <= 3 ? others : [...others.slice(0, 2), `${others.length - 2} more`];
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(shown);
  return `${names} ${others.length === 1 ? 'is' : 'are'} here · ${members}`;
}

function person({ user, here, nodes }) {
  return h('li', { class: here ? 'here' : 'away' },
    avatar(user, true),
    h('span', {}, fullName(user), user.id === state.me.id ? h('span', { class: 'you' }, ' (you)') : null),
    ...(here ? nodes : []).map((node) => h('span', { class: 'node', title: `Connected to the server ${node}` }, node)));
}

export function renderTyping(ids) {
  const names = [...ids].map((id) => userOf(id).firstName);
  const text = names.length === 0 ? ''
    : names.length === 1 ? `${names[0]} is typing`
    : names.length === 2 ? `${names[0]} and ${names[1]} are typing`
    : 'Several people are typing';
  byId('typing').replaceChildren(...(text ? [h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), text] : []));
}
