// The messages of the open chat: the list and its elements.

import { avatar, byId, day, fullName, h, icon, linked, place, time } from '../dom.js';
import { state, userOf } from '../state.js';

const EMOJIS = ['👍', '❤️', '😂', '🎉', '😮', '🙏'];
const GROUP_WITHIN = 5 * 60 * 1000;

/** In order; each {id, sender, content, replyTo, createdAt, editedAt, reactions: Map, readBy: Set, pending}. */
let messages = [];
const elements = new Map();
/** The actions of a message's buttons: {react, reply, edit, remove, retry}. */
let actions = {};

export const setActions = (given) => { actions = given; };
export const all = () => messages;
export const find = (id) => messages.find((message) => message.id === id);

/** Removes all messages, before another chat is shown. */
export function reset() {
  messages = [];
  elements.clear();
  byId('messages').replaceChildren();
}

/** Adds messages in order of time; known ones are replaced. */
export function merge(incoming) {
  const known = new Map(messages.map((message) => [message.id, message]));
  incoming.forEach((message) => known.set(message.id, message));
  messages = [...known.values()].sort(inOrder);
  incoming.forEach((message) => elements.delete(message.id));
  layout();
}

/** Removes messages whose ids are not given, except pending ones. */
export function keepOnly(ids) {
  messages = messages.filter((message) => message.pending || ids.has(message.id));
}

export function remove(id) {
  messages = messages.filter((message) => message.id !== id);
  messages.filter((message) => message.replyTo === id).forEach((message) => elements.delete(message.id));
  layout();
}

/** Applies a change to a message and shows it. */
export function update(id, change) {
  const message = find(id);
  if (!message) return;
  change(message);
  elements.delete(message.id);
  layout();
}

/** Pending messages come last; the sort is stable, so messages of the same millisecond keep their order. */
function inOrder(a, b) {
  if (Boolean(a.pending) !== Boolean(b.pending)) return a.pending ? 1 : -1;
  return new Date(a.createdAt) - new Date(b.createdAt);
}

function layout() {
  const list = byId('messages');
  const wanted = [];
  let previous = null;
  for (const message of messages) {
    const newDay = !previous || day(previous.createdAt) !== day(message.createdAt);
    if (newDay) {
      wanted.push(h('li', { class: 'day' }, h('span', {}, day(message.createdAt))));
    }
    const first = newDay
      || previous.sender !== message.sender
      || new Date(message.createdAt) - new Date(previous.createdAt) > GROUP_WITHIN;
    const element = elements.get(message.id) ?? render(message);
    elements.set(message.id, element);
    element.classList.toggle('first', first);
    wanted.push(element);
    previous = message;
  }
  place(list, wanted);
  byId('empty').hidden = messages.length > 0;
}

function render(message) {
  const isMine = message.sender === state.me.id;
  const user = userOf(message.sender);
  const element = h('li', {
    class: `message${isMine ? ' own' : ''}${message.pending ? ' pending' : ''}`,
    'data-message': message.id,
    onclick: () => showToolbar(element),
  },
  isMine ? null : avatar(user),
  h('div', { class: 'column' },
    isMine ? null : h('span', { class: 'sender' }, fullName(user)),
    h('div', { class: 'bubble-line' },
      h('div', { class: 'bubble' },
        quote(message),
        h('span', { class: 'content', dir: 'auto' }, linked(message.content)),
        foot(message, isMine)),
      message.pending ? null : toolbar(message, isMine)),
    reactions(message)));
  return element;
}

function quote(message) {
  if (!message.replyTo) return null;
  const original = find(message.replyTo);
  return h('button', {
    type: 'button',
    class: 'quote',
    onclick: () => elements.get(message.replyTo)?.scrollIntoView({ block: 'center', behavior: 'smooth' }),
  },
  h('strong', {}, original ? fullName(userOf(original.sender)) : 'Earlier message'),
  h('span', {}, original ? original.content : 'no longer shown'));
}

function foot(message, isMine) {
  if (message.failed) {
    return h('span', { class: 'foot' },
      h('button', { type: 'button', class: 'retry', onclick: () => actions.retry(message) }, 'Not sent. Try again'));
  }
  const readers = [...message.readBy].filter((id) => id !== message.sender).map((id) => fullName(userOf(id)));
  const mark = message.pending ? ['…', 'Being sent'] : readers.length > 0 ? ['✓✓', `Read by ${readers.join(', ')}`] : ['✓', 'Sent'];
  return h('span', { class: 'foot' },
    message.editedAt ? h('span', { class: 'edited', title: `Edited ${time(message.editedAt)}` }, 'edited') : null,
    h('time', { datetime: message.createdAt }, time(message.createdAt)),
    isMine
      ? h('span', { class: `mark${readers.length > 0 ? ' read' : ''}`, role: 'img', 'aria-label': mark[1], title: mark[1] }, mark[0])
      : null);
}

function toolbar(message, isMine) {
  const button = (name, label, onclick) =>
    h('button', { type: 'button', class: 'icon', 'aria-label': label, title: label, onclick }, icon(name));
  const done = (event) => {
    event.stopPropagation();
    closePalettes();
    showToolbar(null);
  };
  const palette = h('div', { class: 'palette', hidden: true },
    EMOJIS.map((emoji) => h('button', {
      type: 'button',
      'aria-label': `React with ${emoji}`,
      onclick: (event) => { done(event); actions.react(message, emoji); },
    }, emoji)));
  return h('div', { class: 'toolbar', role: 'group', 'aria-label': 'Message actions' },
    button('smile', 'React', () => { palette.hidden = !palette.hidden; }),
    button('reply', 'Reply', (event) => { done(event); actions.reply(message); }),
    isMine ? button('edit', 'Edit', (event) => { done(event); actions.edit(message); }) : null,
    isMine ? button('trash', 'Delete', () => actions.remove(message)) : null,
    palette);
}

function reactions(message) {
  if (message.reactions.size === 0) return null;
  return h('div', { class: 'reactions' },
    [...message.reactions].map(([emoji, users]) => {
      const names = [...users].map((id) => (id === state.me.id ? 'you' : fullName(userOf(id)))).join(', ');
      return h('button', {
        type: 'button',
        class: 'reaction',
        'aria-pressed': users.has(state.me.id) ? 'true' : 'false',
        'aria-label': `${emoji} by ${names}`,
        title: names,
        onclick: () => actions.react(message, emoji),
      }, h('span', {}, emoji), h('span', { class: 'count' }, String(users.size)));
    }));
}

/** On touch screens a tap on a message shows its actions. */
function showToolbar(element) {
  document.querySelectorAll('.message.active').forEach((other) => other.classList.toggle('active', other === element));
  element?.classList.add('active');
}

function closePalettes(except) {
  document.querySelectorAll('.palette:not([hidden])').forEach((palette) => {
    if (!palette.parentElement.contains(except ?? null)) palette.hidden = true;
  });
}

document.addEventListener('click', (event) => closePalettes(event.target));
document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closePalettes(); });
