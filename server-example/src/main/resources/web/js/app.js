// The page as a whole: signing in, the rooms, the connection.

import { listenTo, open, setUpComposer } from './chat.js';
import { connect, isConnected, request, transport } from './connection.js';
import { avatar, byId, fullName, icon, toast } from './dom.js';
import { clearEvents } from './eventlog.js';
import { renderRooms } from './rooms.js';
import { know, state } from './state.js';

// Of this tab only, so that two tabs can be two users.
const SESSION = 'parlance-example';
const wide = matchMedia('(min-width: 1100px)');

function start() {
  for (const [id, name] of Object.entries({
    'new-room': 'plus', 'sign-out': 'out', 'open-sidebar': 'menu', 'open-people': 'people',
    'open-events': 'events', 'context-cancel': 'close', 'close-side': 'close', send: 'send',
  })) byId(id).append(icon(name));
  setUpComposer();
  setUpPanels();
  setUpRooms();
  byId('sign-in-form').addEventListener('submit', signIn);
  byId('sign-out').addEventListener('click', signOut);
  const session = sessionStorage.getItem(SESSION);
  if (session) enter(JSON.parse(session));
  else {
    byId('sign-in').hidden = false;
    byId('name').focus();
  }
}

async function signIn(event) {
  event.preventDefault();
  try {
    const response = await fetch('/api/sign-in', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ name: byId('name').value }),
    });
    const answer = await response.json();
    if (!response.ok) return toast(answer.message);
    sessionStorage.setItem(SESSION, JSON.stringify(answer));
    enter(answer);
  } catch {
    toast('The server cannot be reached.');
  }
}

function signOut() {
  sessionStorage.removeItem(SESSION);
  location.reload();
}

function enter({ token, user }) {
  state.me = know(user);
  byId('sign-in').hidden = true;
  byId('app').hidden = false;
  byId('me-name').textContent = fullName(user);
  byId('me-avatar').replaceChildren(avatar(user));
  const socket = connect(token);
  listenTo(socket);
  socket.on('connect', connected);
  socket.on('disconnect', showConnection);
  socket.on('connect_error', (error) => {
    if (error.message === 'Authentication error') signOut();
    else showConnection();
  });
  socket.io.on('reconnect_attempt', showConnection);
  socket.on('room:activity', heardActivity);
  socket.on('room:created', loadRooms);
  showConnection();
}

/** Connected, for the first time or again: what was missed is asked for. */
async function connected() {
  showConnection();
  // The connection begins with polling and is upgraded soon.
  this.io.engine.once('upgrade', showConnection);
  try {
    await loadRooms();
    const wanted = state.chatId ?? [...state.rooms.values()].find((room) => room.member)?.chatId;
    if (wanted) await openRoom(wanted);
  } catch (refused) {
    if (isConnected()) toast(refused.message);
  }
}

function showConnection() {
  const online = isConnected();
  const element = byId('connection');
  element.classList.toggle('online', online);
  element.textContent = online ? `Connected (${transport()})` : 'Connecting…';
  byId('offline').hidden = online || !state.chatId;
  byId('offline').textContent = 'Connection lost. Reconnecting…';
}

// Rooms

async function loadRooms() {
  const { rooms } = await request('room:list');
  state.rooms = new Map(rooms.map((room) => [room.chatId, room]));
  showRooms();
}

const showRooms = () => renderRooms(choose, joinRoom);

async function choose(chatId) {
  if (chatId === state.chatId) return closePanels();
  try {
    await openRoom(chatId);
  } catch (refused) {
    toast(refused.message);
  }
}

async function openRoom(chatId) {
  closePanels();
  const opening = open(chatId);
  state.rooms.get(chatId).unread = 0;
  showRooms();
  await opening;
  if (wide.matches) byId('text').focus();
}

async function joinRoom(chatId) {
  try {
    const room = await request('room:join', { chatId });
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
  const isSeen = activity.chatId === state.chatId || activity.sender.id === state.me.id;
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
      const room = await request('room:create', { name: byId('new-room-name').value });
      dialog.close();
      await loadRooms();
      await openRoom(room.chatId);
    } catch (refused) {
      byId('room-error').textContent = refused.message;
    }
  });
}

// Panels: beside the conversation where there is room, over it where there is none

function setUpPanels() {
  const app = byId('app');
  const tabs = ['people', 'events'];
  const select = (tab) => {
    tabs.forEach((name) => {
      byId(`panel-${name}`).hidden = name !== tab;
      byId(`tab-${name}`).setAttribute('aria-selected', String(name === tab));
      byId(`tab-${name}`).tabIndex = name === tab ? 0 : -1;
    });
    const events = byId('events');
    events.scrollTop = events.scrollHeight;
  };
  const toggle = (tab) => {
    const showing = app.classList.contains('side-open') && !byId(`panel-${tab}`).hidden;
    app.classList.toggle('side-open', !showing);
    select(tab);
    showBackdrop();
  };
  tabs.forEach((tab) => {
    byId(`tab-${tab}`).addEventListener('click', () => select(tab));
    byId(`tab-${tab}`).addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const next = tabs[1 - tabs.indexOf(tab)];
      select(next);
      byId(`tab-${next}`).focus();
    });
    byId(`open-${tab}`).addEventListener('click', () => toggle(tab));
  });
  select('people');
  app.classList.toggle('side-open', wide.matches);
  byId('close-side').addEventListener('click', () => {
    app.classList.remove('side-open');
    showBackdrop();
  });
  byId('open-sidebar').addEventListener('click', () => {
    app.classList.add('sidebar-open');
    showBackdrop();
  });
  byId('backdrop').addEventListener('click', closePanels);
  byId('clear-events').addEventListener('click', clearEvents);
  document.addEventListener('keydown', (event) => { if (event.key === 'Escape') closePanels(); });
}

function showBackdrop() {
  const { classList } = byId('app');
  byId('backdrop').hidden = !(classList.contains('sidebar-open') || (classList.contains('side-open') && !wide.matches));
}

function closePanels() {
  const { classList } = byId('app');
  classList.remove('sidebar-open');
  if (!wide.matches) classList.remove('side-open');
  showBackdrop();
}

start();
