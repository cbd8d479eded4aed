// The open chat: its history, its incoming events and its read marks.

import { isConnected, request } from '../connection.js';
import { byId, toast } from '../dom.js';
import { currentPanel } from '../shell.js';
import { currentChat, know, state } from '../state.js';
import { cancelFor, setUpComposer, showDraft } from './composer.js';
import * as messages from './messages.js';
import { flush, settle, waitingFor } from './outbox.js';
import { renderPeople } from './people.js';
import { attemptInChat, isInChat, noteJoined, requestInChat } from './requests.js';
import { isAtEnd, keepInView, offerJump, scrollToEnd, setUpScrolling } from './scroll.js';
import { clearTyping, setTyping, stopTyping } from './typing.js';

const MEMBERS_DELAY = 300;

/** The ids of messages that were received but could not be seen yet. */
const unread = new Set();

export function setUpConversation() {
  setUpComposer();
  setUpScrolling();
  byId('earlier').addEventListener('click', showEarlier);
  document.addEventListener('visibilitychange', markRead);
}

/** Opens a chat, or opens it again after a reconnection: joins it, then loads its history and members. */
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
    showDraft();
    byId('earlier').hidden = true;
    byId('empty').hidden = true;
  }
  clearTyping();
  unread.clear();
  renderPeople();
  const { projectId } = currentChat();
  await request('chat:join', { chatId, projectId });
  noteJoined(chatId);
  const [history, { members }] = await Promise.all([
    request('chat:history', { projectId, chatId }),
    request('chat:members', { projectId, chatId }),
  ]);
  if (state.chatId !== chatId) return;
  showMembers(members);
  const past = history.messages.map(fromHistory);
  if (again) messages.keepOnly(new Set(past.map((message) => message.id)));
  messages.merge([...past, ...waitingFor(chatId)]);
  byId('earlier').hidden = !history.hasMore;
  scrollToEnd();
  past.forEach(noteUnread);
  markRead();
  flush();
}

function showMembers(members) {
  members.forEach((member) => {
    know(member.user);
    state.people.set(member.user.id, member);
  });
  renderPeople();
}

let membersTimer;

/** Loads the members again, once for all changes of the next moment. */
function loadMembersSoon() {
  clearTimeout(membersTimer);
  membersTimer = setTimeout(async () => {
    const { chatId } = state;
    if (!isInChat()) return;
    const { members } = await requestInChat('chat:members').catch(() => ({ members: [] }));
    if (state.chatId === chatId) showMembers(members);
  }, MEMBERS_DELAY);
}

/** Who is here, and who types, is not known any more. */
export function lostConnection() {
  clearTyping();
  renderPeople();
}

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
  const oldest = messages.all().find((message) => !message.pending);
  try {
    const history = await requestInChat('chat:history', { before: oldest.id });
    keepInView(() => {
      messages.merge(history.messages.map(fromHistory));
      byId('earlier').hidden = !history.hasMore;
    });
  } catch (refused) {
    toast(refused.message);
  }
}

// Read marks

function noteUnread(message) {
  if (message.sender !== state.me.id && !message.readBy.has(state.me.id)) unread.add(message.id);
}

/** Marks messages as read once the user could see them. */
export function markRead() {
  if (document.visibilityState !== 'visible' || currentPanel() !== 'chat' || unread.size === 0 || !isInChat()) return;
  const messageIds = [...unread];
  unread.clear();
  if (currentChat()) currentChat().unread = 0;
  attemptInChat('messages:mark:read', { messageIds });
}

// Incoming events

const ifOpen = (listener) => (payload) => {
  if ((payload.chatId ?? payload.message?.chat) === state.chatId) listener(payload);
};

export function listenTo(socket) {
  socket.on('user:online', ifOpen(({ user }) => {
    state.people.set(user.id, { user: know(user), here: true, nodes: state.people.get(user.id)?.nodes ?? [] });
    renderPeople();
    if (state.node) loadMembersSoon();
  }));
  // A user has connected to a server, perhaps another one than before, or has opened the chat there.
  socket.on('node:user:connected', ({ userId }) => state.people.has(userId) && loadMembersSoon());
  socket.on('user:offline', ifOpen(({ userId }) => {
    const person = state.people.get(userId);
    if (person) person.here = false;
    setTyping(userId, false);
    renderPeople();
  }));
  socket.on('chat:member:joined', ifOpen(({ user }) => {
    if (!state.people.has(user.id)) state.people.set(user.id, { user: know(user), here: false, nodes: [] });
    renderPeople();
  }));
  socket.on('user:typing:start', ifOpen(({ userId }) => userId !== state.me.id && setTyping(userId, true)));
  socket.on('user:typing:stop', ifOpen(({ userId }) => setTyping(userId, false)));
  socket.on('message:new', ifOpen(({ message }) => add(message)));
  socket.on('message:edited', ifOpen(({ messageId, content, editedAt }) =>
    messages.update(messageId, (message) => Object.assign(message, { content, editedAt }))));
  socket.on('message:deleted', ifOpen(({ messageId }) => {
    unread.delete(messageId);
    cancelFor(messageId);
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

function add({ _id, sender, content, replyTo, createdAt }) {
  if (messages.find(_id)) return;
  setTyping(sender, false);
  const pending = sender === state.me.id
    && messages.all().find((message) => message.pending && !message.failed && message.content === content);
  if (pending) {
    settle(pending, _id, createdAt);
  } else {
    const message = { id: _id, sender, content, replyTo, createdAt, reactions: new Map(), readBy: new Set() };
    messages.merge([message]);
    noteUnread(message);
  }
  if (isAtEnd() || sender === state.me.id) scrollToEnd();
  else offerJump();
  markRead();
}
