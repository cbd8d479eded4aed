// The list of rooms, and who is in the open one.

import { avatar, byId, fullName, h, time } from '../dom.js';
import { setTitle } from '../shell.js';
import { room, state, userOf } from '../state.js';

export function renderRooms(open, join) {
  const rooms = [...state.rooms.values()];
  byId('rooms').replaceChildren(...rooms.filter((r) => r.member).map((r) => item(r, open)));
  const others = rooms.filter((r) => !r.member);
  byId('other-rooms').replaceChildren(...others.map((r) => other(r, join)));
  byId('other-rooms-section').hidden = others.length === 0;
}

function item(r, open) {
  const { last, unread } = r;
  const preview = last ? `${last.sender.id === state.me.id ? 'You' : last.sender.firstName}: ${last.text}` : 'No messages yet';
  return h('li', {},
    h('button', {
      type: 'button',
      class: `room${unread > 0 ? ' unread' : ''}`,
      'aria-current': r.chatId === state.chatId ? 'true' : null,
      'data-room': r.name,
      onclick: () => open(r.chatId),
    },
    h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    h('span', { class: 'room-main' },
      h('span', { class: 'room-name' }, r.name),
      h('span', { class: 'preview' }, preview)),
    h('span', { class: 'room-end' },
      last ? h('time', { datetime: last.createdAt }, time(last.createdAt)) : null,
      unread > 0
        ? h('span', { class: 'badge', 'aria-label': `${unread} unread` }, unread > 99 ? '99+' : String(unread))
        : null)));
}

function other(r, join) {
  return h('li', { class: 'room other' },
    h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    h('span', { class: 'room-main' }, h('span', { class: 'room-name' }, r.name)),
    h('button', { type: 'button', class: 'quiet', 'aria-label': `Join ${r.name}`, onclick: () => join(r.chatId) }, 'Join'));
}

export function renderPeople() {
  const people = [...state.people.values()].sort((a, b) => fullName(a.user).localeCompare(fullName(b.user)));
  const here = people.filter((person) => person.here);
  const away = people.filter((person) => !person.here);
  byId('here').replaceChildren(...here.map(person));
  byId('away').replaceChildren(...away.map(person));
  byId('away-section').hidden = away.length === 0;
  setTitle('chat', room()?.name ?? '', people.length === 0 ? '' : subtitle(here, people));
}

function subtitle(here, people) {
  const others = here.filter(({ user }) => user.id !== state.me.id).map(({ user }) => user.firstName);
  const members = people.length === 1 ? '1 member' : `${people.length} members`;
  if (others.length === 0) return `Only you are here · ${members}`;
  const shown = others.length <= 3 ? others : [...others.slice(0, 2), `${others.length - 2} more`];
  const names = new Intl.ListFormat('en', { type: 'conjunction' }).format(shown);
  return `${names} ${others.length === 1 ? 'is' : 'are'} here · ${members}`;
}

function person({ user, here }) {
  return h('li', { class: here ? 'here' : 'away' },
    avatar(user, true),
    h('span', {}, fullName(user), user.id === state.me.id ? h('span', { class: 'you' }, ' (you)') : null));
}

export function renderTyping(ids) {
  const names = [...ids].map((id) => userOf(id).firstName);
  const text = names.length === 0 ? ''
    : names.length === 1 ? `${names[0]} is typing`
    : names.length === 2 ? `${names[0]} and ${names[1]} are typing`
    : 'Several people are typing';
  byId('typing').replaceChildren(...(text ? [h('span', { class: 'dots', 'aria-hidden': 'true' }, h('i'), h('i'), h('i')), text] : []));
}
