// The page as a whole: signing in, the connection, the panels.

import { chatPanel } from './chat/panel.js';
import { connect, isConnected, request, transport } from './connection.js';
import { avatar, byId, fullName, icon, toast } from './dom.js';
import { setUpEventLog } from './eventlog.js';
import { post } from './http.js';
import { call } from './panels/call.js';
import { custom } from './panels/custom.js';
import { dialects } from './panels/dialects.js';
import { documents } from './panels/documents.js';
import { attempt } from './panels/kit.js';
import { integration } from './panels/integration.js';
import { presence } from './panels/presence.js';
import { session, showNotice } from './panels/session.js';
import { wallet } from './panels/wallet.js';
import { listenToProjects, loadMembers, loadProjects, setUpProjects } from './projects.js';
import { setTitle, setUpShell, showPanel } from './shell.js';
import { know, state } from './state.js';

// In sessionStorage, so that two tabs can be two users.
const SESSION = 'parlance-example';

/**
 * Each has an id, a name, an icon and functions: build its section once, listen to the socket once, enter a project after
 * each connection and each change of project, leave one, and update itself when the members change or it is opened.
 */
const panels = [chatPanel, dialects, presence, documents, call, wallet, integration, custom, session];

function start() {
  for (const [id, name] of Object.entries({
    'new-chat': 'plus', 'sign-out': 'out', 'open-sidebar': 'menu', 'open-people': 'people',
    'open-events': 'events', 'context-cancel': 'close', 'close-side': 'close', send: 'send',
  })) byId(id).append(icon(name));
  setUpEventLog();
  setUpShell(panels);
  setUpProjects(changeProject);
  for (const panel of panels) {
    panel.build(byId('panel-places'));
    setTitle(panel.id, panel.name, '');
  }
  byId('sign-in-form').addEventListener('submit', signIn);
  byId('sign-out').addEventListener('click', signOut);
  const known = sessionStorage.getItem(SESSION);
  if (known) enter(JSON.parse(known));
  else {
    byId('sign-in').hidden = false;
    byId('name').focus();
    showNotice();
  }
}

async function signIn(event) {
  event.preventDefault();
  try {
    const { ok, answer } = await post('/api/sign-in', { name: byId('name').value });
    if (!ok) throw new Error(answer.message ?? 'The server has refused to sign you in.');
    sessionStorage.setItem(SESSION, JSON.stringify(answer));
    enter(answer);
  } catch (refused) {
    toast(refused.message);
  }
}

function signOut() {
  sessionStorage.removeItem(SESSION);
  location.reload();
}

function enter({ token, user }) {
  state.me = know(user);
  state.token = token;
  byId('sign-in').hidden = true;
  byId('app').hidden = false;
  byId('me-name').textContent = fullName(user);
  byId('me-avatar').replaceChildren(avatar(user));
  const socket = connect(token);
  panels.forEach((panel) => panel.listen(socket));
  listenToProjects(socket, () => panels.forEach((panel) => panel.members?.()));
  socket.on('node:user:connected', ({ socketId, node }) => {
    if (socketId !== socket.id) return;
    state.node = node;
    showConnection();
  });
  socket.on('connect', connected);
  socket.on('disconnect', disconnected);
  socket.on('connect_error', (error) => {
    if (error.message === 'Authentication error') signOut();
    else showConnection();
  });
  socket.io.on('reconnect_attempt', showConnection);
  showConnection();
  showPanel(location.hash.slice(1));
}

/** Connected, for the first time or again: loads what was missed. */
async function connected() {
  showConnection();
  // The connection starts with polling and is upgraded soon.
  this.io.engine.once('upgrade', showConnection);
  try {
    await loadProjects();
    await enterProject();
  } catch (refused) {
    if (isConnected()) toast(refused.message);
  }
}

async function enterProject() {
  const { projectId } = state;
  await loadMembers();
  // A refusal does not stop the rest. Subscribers of a project receive its members' presence and the custom events.
  await attempt(() => request('subscribe:project', { projectId }));
  await attempt(() => request('auth:login', { projectId }));
  for (const panel of panels) await attempt(() => panel.enter?.());
}

async function changeProject(left) {
  for (const panel of panels) await attempt(() => panel.leave?.(left));
  await attempt(() => request('auth:logout', { projectId: left }));
  await attempt(() => request('unsubscribe:project', { projectId: left }));
  await enterProject();
}

function disconnected(reason) {
  showConnection();
  panels.forEach((panel) => panel.disconnected?.(reason));
}

function showConnection() {
  const online = isConnected();
  const lost = !online && state.projectId !== null;
  const element = byId('connection');
  element.classList.toggle('online', online);
  element.textContent = online ? `Connected${state.node ? ` · ${state.node}` : ''}` : lost ? 'Offline' : 'Connecting…';
  element.title = online ? transport() : '';
  byId('app').classList.toggle('is-offline', lost);
  byId('offline').hidden = !lost;
  byId('offline').textContent = 'Connection lost. Reconnecting…';
  session.showConnection();
}

start();
