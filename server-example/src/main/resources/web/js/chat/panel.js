// The chat panel: the list of chats, and the one that is open.

import { request } from '../connection.js';
import { byId, toast } from '../dom.js';
import { closeOverlays, currentPanel, isWide, setBadge } from '../shell.js';
import { know, state } from '../state.js';
import * as conversation from './conversation.js';
import { renderChats } from './list.js';

export const chatPanel = {
  id: 'chat',
  name: 'Chat',
  icon: 'chat',

  /** Its elements are part of index.html. */
  build() {
    conversation.setUpConversation();
    setUpNewChat();
  },

  listen(socket) {
    conversation.listenTo(socket);
    socket.on('chat:activity', noteActivity);
    socket.on('chat:created', ({ projectId }) => {
      if (projectId === state.projectId) loadChats().catch(() => {});
    });
  },

  async enter() {
    await loadChats();
    const open = state.chats.has(state.chatId) ? state.chatId : null;
    const wanted = open ?? [...state.chats.values()].find((chat) => chat.member)?.chatId;
    if (wanted) await openChat(wanted);
  },

  disconnected: conversation.lostConnection,

  shown() {
    conversation.markRead();
    showChats();
  },
};

async function loadChats() {
  const { projectId } = state;
  const { chats } = await request('chat:list', { projectId });
  if (projectId !== state.projectId) return;
  state.chats = new Map(chats.map((chat) => [chat.chatId, chat]));
  showChats();
}

function showChats() {
  renderChats(choose, joinChat);
  const unread = [...state.chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  setBadge('chat', unread);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}Parlance example`;
}

async function choose(chatId) {
  if (chatId === state.chatId) return closeOverlays();
  try {
    await openChat(chatId);
  } catch (refused) {
    toast(refused.message);
  }
}

async function openChat(chatId) {
  closeOverlays();
  const opening = conversation.open(chatId);
  state.chats.get(chatId).unread = 0;
  showChats();
  await opening;
  if (isWide() && currentPanel() === 'chat') byId('text').focus();
}

async function joinChat(chatId) {
  try {
    const chat = await request('chat:member:join', { projectId: state.projectId, chatId });
    state.chats.set(chatId, chat);
    await openChat(chatId);
  } catch (refused) {
    toast(refused.message);
  }
}

function noteActivity(activity) {
  const chat = state.chats.get(activity.chatId);
  if (!chat) return;
  know(activity.sender);
  chat.last = activity;
  const isSeen = (activity.chatId === state.chatId && currentPanel() === 'chat') || activity.sender.id === state.me.id;
  if (!isSeen) chat.unread += 1;
  showChats();
}

function setUpNewChat() {
  const dialog = byId('chat-dialog');
  byId('new-chat').addEventListener('click', () => {
    byId('new-chat-name').value = '';
    byId('chat-error').textContent = '';
    dialog.showModal();
  });
  byId('chat-cancel').addEventListener('click', () => dialog.close());
  byId('chat-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const chat = await request('chat:create', { projectId: state.projectId, name: byId('new-chat-name').value });
      dialog.close();
      await loadChats();
      await openChat(chat.chatId);
    } catch (refused) {
      byId('chat-error').textContent = refused.message;
    }
  });
}
