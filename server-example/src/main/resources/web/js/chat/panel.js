// The chat panel: its rooms, and the one that is open.

import { request } from '../connection.js';
import { byId, toast } from '../dom.js';
import { closeOverlays, currentPanel, isWide, setBadge } from '../shell.js';
import { know, state } from '../state.js';
import * as conversation from './chat.js';
import { renderRooms } from './rooms.js';

export const chat = {
  id: 'chat',
  name: 'Chat',
  icon: 'chat',

  /** Its elements stand in the page already. */
  build() {
    conversation.setUpComposer();
    setUpRooms();
  },

  listen(socket) {
    conversation.listenTo(socket);
    socket.on('room:activity', heardActivity);
    socket.on('room:created', ({ projectId }) => {
      if (projectId === state.projectId) loadRooms().catch(() => {});
    });
  },

  async enter() {
    await loadRooms();
    const open = state.rooms.has(state.chatId) ? state.chatId : null;
    const wanted = open ?? [...state.rooms.values()].find((room) => room.member)?.chatId;
    if (wanted) await openRoom(wanted);
  },

  shown() {
    conversation.markRead();
    showRooms();
  },
};

async function loadRooms() {
  const { projectId } = state;
  const { rooms } = await request('room:list', { projectId });
  if (projectId !== state.projectId) return;
  state.rooms = new Map(rooms.map((room) => [room.chatId, room]));
  showRooms();
}

function showRooms() {
  renderRooms(choose, joinRoom);
  const unread = [...state.rooms.values()].reduce((sum, room) => sum + room.unread, 0);
  setBadge('chat', unread);
  document.title = `${unread > 0 ? `(${unread}) ` : ''}Parlance example`;
}

async function choose(chatId) {
  if (chatId === state.chatId) return closeOverlays();
  try {
    await openRoom(chatId);
  } catch (refused) {
    toast(refused.message);
  }
}

async function openRoom(chatId) {
  closeOverlays();
  const opening = conversation.open(chatId);
  state.rooms.get(chatId).unread = 0;
  showRooms();
  await opening;
  if (isWide() && currentPanel() === 'chat') byId('text').focus();
}

async function joinRoom(chatId) {
  try {
    const room = await request('room:join', { projectId: state.projectId, chatId });
    state.rooms.set(chatId, room);
    await openRoom(chatId);
  } catch (refused) {
    toast(refused.message);
  }
}

function heardActivity(activity) {
  const room = state.rooms.get(activity.chatId);
  if (!room) return;
  know(activity.sender);
  room.last = activity;
  const isSeen = (activity.chatId === state.chatId && currentPanel() === 'chat') || activity.sender.id === state.me.id;
  if (!isSeen) room.unread += 1;
  showRooms();
}

function setUpRooms() {
  const dialog = byId('room-dialog');
  byId('new-room').addEventListener('click', () => {
    byId('new-room-name').value = '';
    byId('room-error').textContent = '';
    dialog.showModal();
  });
  byId('room-cancel').addEventListener('click', () => dialog.close());
  byId('room-form').addEventListener('submit', async (event) => {
    event.preventDefault();
    try {
      const room = await request('room:create', { projectId: state.projectId, name: byId('new-room-name').value });
      dialog.close();
      await loadRooms();
      await openRoom(room.chatId);
    } catch (refused) {
      byId('room-error').textContent = refused.message;
    }
  });
}
