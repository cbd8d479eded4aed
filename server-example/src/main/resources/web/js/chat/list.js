// The list of chats.

import { byId, h, time } from '../dom.js';
import { state } from '../state.js';

export function renderChats(open, join) {
  const chats = [...state.chats.values()];
  byId('chats').replaceChildren(...chats.filter((chat) => chat.member).map((chat) => item(chat, open)));
  const others = chats.filter((chat) => !chat.member);
  byId('other-chats').replaceChildren(...others.map((chat) => other(chat, join)));
  byId('other-chats-section').hidden = others.length === 0;
}

function item(chat, open) {
  const { last, unread } = chat;
  const preview = last ? `${last.sender.id === state.me.id ? 'You' : last.sender.firstName}: ${last.text}` : 'No messages yet';
  return h('li', {},
    h('button', {
      type: 'button',
      class: `chat${unread > 0 ? ' unread' : ''}`,
      'aria-current': chat.chatId === state.chatId ? 'true' : null,
      'data-chat': chat.name,
      onclick: () => open(chat.chatId),
    },
    h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    h('span', { class: 'chat-main' },
      h('span', { class: 'chat-name' }, chat.name),
      h('span', { class: 'preview' }, preview)),
    h('span', { class: 'chat-end' },
      last ? h('time', { datetime: last.createdAt }, time(last.createdAt)) : null,
      unread > 0
        ? h('span', { class: 'badge', 'aria-label': `${unread} unread` }, unread > 99 ? '99+' : String(unread))
        : null)));
}

function other(chat, join) {
  return h('li', { class: 'chat other' },
    h('span', { class: 'hash', 'aria-hidden': 'true' }, '#'),
    h('span', { class: 'chat-main' }, h('span', { class: 'chat-name' }, chat.name)),
    h('button', { type: 'button', class: 'quiet', 'aria-label': `Join ${chat.name}`, onclick: () => join(chat.chatId) }, 'Join'));
}
