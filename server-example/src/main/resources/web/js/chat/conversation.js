// The open chat: what is sent there and what is heard from there.

import { byId, fullName, h, toast } from '../dom.js';
import { isConnected, request, tell } from '../connection.js';
import { currentPanel } from '../shell.js';
import * as messages from './messages.js';
import { renderPeople, renderTyping } from './rooms.js';
import { know, room, state, userOf } from '../state.js';

const TYPING_AGAIN_AFTER = 1500;
const TYPING_ENDS_AFTER = 2500;
const TYPIST_FORGOTTEN_AFTER = 3000;

/** Who is typing: timers by user id. */
const typists = new Map();
/** What the composer answers or changes: {kind: 'reply' | 'edit', message}. */
let context = null;
let typingSince = 0;
let typingEnds = null;
const unreadHere = new Set();

const here = (payload) => ({ chatId: state.chatId, projectId: room().projectId, ...payload });

/** Opens a chat, or opens it again after a reconnection: joins it, then asks for what was said and who is there. */
export async function open(chatId) {
  const again = chatId === state.chatId;
  if (!again && state.chatId && isConnected()) {
    stopTyping();
    request('chat:leave', { chatId: state.chatId }).catch(() => {});
  }
  state.chatId = chatId;
  if (!again) {
    messages.reset();
    state.people.clear();
    setContext(null);
    byId('text').value = drafts.get(chatId) ?? '';
    byId('earlier').hidden = true;
    byId('empty').hidden = true;
  }
  typists.clear();
  unreadHere.clear();
  renderTyping([]);
  renderPeople();
  const { projectId } = room();
  await request('chat:join', { chatId, projectId });
  const [history, people] = await Promise.all([
    request('room:history', { projectId, chatId }),
    request('room:people', { projectId, chatId }),
  ]);
  if (state.chatId !== chatId) return;
  people.people.forEach((person) => {
    know(person.user);
    state.people.set(person.user.id, person);
  });
  renderPeople();
  const past = history.messages.map(fromHistory);
  if (again) messages.keepOnly(new Set(past.map((message) => message.id)));
  messages.merge(past);
  byId('earlier').hidden = !history.hasMore;
  toBottom();
  past.forEach(noteUnread);
  markRead();
  messages.all().filter((message) => message.pending).forEach(send);
}

const drafts = new Map();

function fromHistory(past) {
  know(past.sender);
  return {
    id: past.messageId,
    sender: past.sender.id,
    content: past.content,
    replyTo: past.replyTo,
    createdAt: past.createdAt,
    editedAt: past.editedAt,
    reactions: new Map(Object.entries(past.reactions).map(([emoji, users]) => [emoji, new Set(users)])),
    readBy: new Set(past.readBy),
  };
}

async function showEarlier() {
  const scroller = byId('scroller');
  const oldest = messages.all().find((message) => !message.pending);
  try {
    const history = await request('room:history', here({ before: oldest.id }));
    const fromEnd = scroller.scrollHeight - scroller.scrollTop;
    messages.merge(history.messages.map(fromHistory));
    byId('earlier').hidden = !history.hasMore;
    scroller.scrollTop = scroller.scrollHeight - fromEnd;
  } catch (refused) {
    toast(refused.message);
  }
}

// What is said

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function submit() {
  const field = byId('text');
  const content = field.value.trim();
  if (!content || !room()) return;
  const { kind, message } = context ?? {};
  field.value = '';
  drafts.delete(state.chatId);
  setContext(null);
  resize();
  stopTyping();
  if (kind === 'edit') {
    if (content !== message.content) attempt('message:edit', { messageId: message.id, content });
    return;
  }
  const pending = {
    id: newId(),
    pending: true,
    sender: state.me.id,
    content,
    replyTo: kind === 'reply' ? message.id : undefined,
    createdAt: new Date().toISOString(),
    reactions: new Map(),
    readBy: new Set(),
  };
  messages.merge([pending]);
  toBottom();
  send(pending);
}

/** Sends what is not sent yet. The client's own id makes it safe to send again when an answer was lost. */
async function send(pending) {
  if (!isConnected()) return;
  const chatId = state.chatId;
  if (pending.failed) messages.update(pending.id, (message) => { message.failed = false; });
  try {
    const sent = await request('message:send', here({
      type: 'text',
      content: pending.content,
      replyTo: pending.replyTo,
      clientMessageId: pending.clientMessageId ?? (pending.clientMessageId = pending.id),
    }));
    if (state.chatId === chatId) settle(pending, sent.messageId, sent.timestamp);
  } catch (refused) {
    // Not connected: sent again after the reconnection. No longer pending: another attempt got through.
    if (!isConnected() || !pending.pending) return;
    toast(refused.message);
    messages.update(pending.id, (message) => { message.failed = true; });
  }
}

/** What was pending is a message now, unless message:new has brought it already. */
function settle(pending, messageId, createdAt) {
  if (!pending.pending) return;
  const old = pending.id;
  const known = messages.find(messageId);
  messages.remove(old);
  if (!known) messages.merge([{ ...pending, id: messageId, createdAt, pending: false, failed: false }]);
  pending.pending = false;
}

async function attempt(name, payload) {
  try {
    await request(name, here(payload));
  } catch (refused) {
    toast(refused.message);
  }
}

function setContext(next) {
  context = next;
  byId('context').hidden = !next;
  byId('composer').classList.toggle('editing', next?.kind === 'edit');
  if (!next) return;
  byId('context-text').replaceChildren(
    h('strong', {}, next.kind === 'edit' ? 'Edit your message' : `Reply to ${fullName(userOf(next.message.sender))}`),
    h('span', {}, next.message.content));
}

function cancelContext() {
  if (context?.kind === 'edit') byId('text').value = '';
  setContext(null);
  resize();
}

function edit(message) {
  setContext({ kind: 'edit', message });
  const field = byId('text');
  field.value = message.content;
  resize();
  field.focus();
}

// Typing

function typing() {
  drafts.set(state.chatId, context?.kind === 'edit' ? '' : byId('text').value);
  if (!room() || byId('text').value === '') return stopTyping();
  if (Date.now() - typingSince > TYPING_AGAIN_AFTER) {
    typingSince = Date.now();
    tell('chat:typing:start', { chatId: state.chatId });
  }
  clearTimeout(typingEnds);
  typingEnds = setTimeout(stopTyping, TYPING_ENDS_AFTER);
}

function stopTyping() {
  clearTimeout(typingEnds);
  if (typingSince === 0) return;
  typingSince = 0;
  tell('chat:typing:stop', { chatId: state.chatId });
}

function setTyping(userId, isTyping) {
  clearTimeout(typists.get(userId));
  typists.delete(userId);
  if (isTyping) typists.set(userId, setTimeout(() => setTyping(userId, false), TYPIST_FORGOTTEN_AFTER));
  renderTyping(typists.keys());
}

// Read marks

function noteUnread(message) {
  if (message.sender !== state.me.id && !message.readBy.has(state.me.id)) unreadHere.add(message.id);
}

/** Says what was read, once it could be seen. */
export function markRead() {
  if (document.visibilityState !== 'visible' || currentPanel() !== 'chat' || unreadHere.size === 0 || !isConnected()) return;
  const messageIds = [...unreadHere];
  unreadHere.clear();
  if (room()) room().unread = 0;
  attempt('messages:mark:read', { messageIds });
}

// What is heard

const ifOpen = (listener) => (payload) => {
  if ((payload.chatId ?? payload.message?.chat) === state.chatId) listener(payload);
};

export function listenTo(socket) {
  socket.on('user:online', ifOpen(({ user }) => {
    state.people.set(user.id, { user: know(user), here: true });
    renderPeople();
  }));
  socket.on('user:offline', ifOpen(({ userId }) => {
    const person = state.people.get(userId);
    if (person) person.here = false;
    setTyping(userId, false);
    renderPeople();
  }));
  socket.on('room:member:joined', ifOpen(({ user }) => {
    if (!state.people.has(user.id)) state.people.set(user.id, { user: know(user), here: false });
    renderPeople();
  }));
  socket.on('user:typing:start', ifOpen(({ userId }) => userId !== state.me.id && setTyping(userId, true)));
  socket.on('user:typing:stop', ifOpen(({ userId }) => setTyping(userId, false)));
  socket.on('message:new', ifOpen(({ message }) => received(message)));
  socket.on('message:edited', ifOpen(({ messageId, content, editedAt }) =>
    messages.update(messageId, (message) => Object.assign(message, { content, editedAt }))));
  socket.on('message:deleted', ifOpen(({ messageId }) => {
    unreadHere.delete(messageId);
    if (context?.message.id === messageId) cancelContext();
    messages.remove(messageId);
  }));
  socket.on('message:reaction', ifOpen(({ messageId, emoji, userId }) => messages.update(messageId, (message) => {
    const users = message.reactions.get(emoji) ?? new Set();
    if (!users.delete(userId)) users.add(userId);
    if (users.size > 0) message.reactions.set(emoji, users);
    else message.reactions.delete(emoji);
  })));
  socket.on('messages:read', ifOpen(({ messageIds, readBy }) => {
    messageIds.forEach((id) => messages.update(id, (message) => message.readBy.add(readBy)));
  }));
}

function received({ _id, sender, content, replyTo, createdAt }) {
  if (messages.find(_id)) return;
  setTyping(sender, false);
  const own = sender === state.me.id
    && messages.all().find((message) => message.pending && !message.failed && message.content === content);
  if (own) {
    settle(own, _id, createdAt);
  } else {
    const message = { id: _id, sender, content, replyTo, createdAt, reactions: new Map(), readBy: new Set() };
    messages.merge([message]);
    noteUnread(message);
  }
  if (followed || sender === state.me.id) toBottom();
  else byId('jump').hidden = false;
  markRead();
}

// The page

/** Whether the end of the conversation is in view and shall stay so, whatever grows above it. */
let followed = true;

function follow() {
  if (followed) toBottom();
}

function atBottom() {
  const scroller = byId('scroller');
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
}

function toBottom() {
  const scroller = byId('scroller');
  followed = true;
  scroller.scrollTop = scroller.scrollHeight;
  byId('jump').hidden = true;
}

function resize() {
  const field = byId('text');
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

export function setUpComposer() {
  messages.setActions({
    react: (message, emoji) => attempt('message:react', { messageId: message.id, emoji }),
    reply: (message) => {
      if (context?.kind === 'edit') cancelContext();
      setContext({ kind: 'reply', message });
      byId('text').focus();
    },
    edit,
    remove: (message) => attempt('message:delete', { messageId: message.id }),
    retry: send,
  });
  const field = byId('text');
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      submit();
    } else if (event.key === 'Escape') {
      cancelContext();
    } else if (event.key === 'ArrowUp' && field.value === '') {
      const last = messages.all().findLast((message) => message.sender === state.me.id && !message.pending);
      if (last) {
        event.preventDefault();
        edit(last);
      }
    }
  });
  field.addEventListener('input', () => {
    resize();
    typing();
  });
  byId('context-cancel').addEventListener('click', cancelContext);
  byId('earlier').addEventListener('click', showEarlier);
  byId('jump').addEventListener('click', toBottom);
  byId('scroller').addEventListener('scroll', () => {
    followed = atBottom();
    if (followed) byId('jump').hidden = true;
  });
  const resized = new ResizeObserver(follow);
  resized.observe(byId('messages'));
  resized.observe(byId('scroller'));
  document.addEventListener('visibilitychange', markRead);
}
