// Events that clients define: the server forwards them without interpreting them.

import { request } from '../connection.js';
import { breakable, fullName, h } from '../dom.js';
import { noteNews } from '../shell.js';
import { state, userOf } from '../state.js';
import {
  button, card, feed, field, fillMembers, input, json, lineForm, newId, panelSection, parseJson, select,
} from './kit.js';

const KNOWN = new Set(['custom:event', 'custom:message', 'custom:presence', 'custom:typing', 'custom:joined', 'custom:left', 'custom:file:shared']);
const STATUSES = [['focused', 'Focused'], ['in a meeting', 'In a meeting'], ['at lunch', 'At lunch']];

const rooms = new Set();
const roomList = h('ul', { class: 'chips', 'aria-label': 'Rooms joined' });
const target = select('target', [], { 'aria-label': 'To' });
const recipient = select('recipient', [], { 'aria-label': 'With' });
const inRoom = select('room', [['', 'The project']], { 'aria-label': 'In' });
const EXAMPLE = '{"x": 3, "y": 4}';
const problem = h('p', { class: 'error', role: 'alert' });
const received = feed('Custom events received', 'No event received yet.');
const typing = h('p', { class: 'note', role: 'status' });
const typists = new Set();
let typingEnds = null;

export const custom = {
  id: 'custom',
  name: 'Custom',
  icon: 'custom',
  about: 'Events that clients define and the server only forwards: to the project, to a room, or to one user.',

  build(places) {
    panelSection(places, this,
      card('Received', received.element, typing),
      card('Send to the project', lineForm('Send to the project', [
        field('Anything', input('note', { required: true, maxlength: '200', placeholder: 'The cake is here' }), true),
      ], 'Send custom:event', ({ note }) => request('custom:event', { projectId: state.projectId, note }))),
      card('Broadcast under a name', lineForm('Broadcast', [
        field('Name', input('event', { required: true, maxlength: '60', placeholder: 'move', size: '10' })),
        field('In', inRoom),
        field('Payload (JSON)', input('payload', { class: 'mono', placeholder: EXAMPLE }), true),
      ], 'Broadcast', broadcast), problem),
      card('Rooms', roomList, lineForm('Join a room', [
        field('Room', input('room', { required: true, maxlength: '60', placeholder: 'table-1' }), true),
      ], 'Join', ({ room }) => join(room))),
      card('Write to one user', lineForm('Write to one user', [
        field('To', target),
        field('Text', input('message', { required: true, maxlength: '500', placeholder: 'Psst', oninput: startTyping }), true),
      ], 'Send', async ({ message }) => {
        await request('custom:message', { targetUserId: target.value, message });
        received.add(state.me.id, `to ${fullName(userOf(target.value))}: ${message}`);
        await stopTyping();
      })),
      card('Share', h('div', { class: 'row' },
        STATUSES.map(([status, label]) =>
          button(label, () => request('custom:presence', { projectId: state.projectId, status })))),
      lineForm('Share a file', [
        field('File name', input('fileName', { required: true, maxlength: '60', placeholder: 'plan.pdf' }), true),
        field('With', recipient),
      ], 'Share', ({ fileName }) => request('custom:file:share', {
        projectId: state.projectId,
        fileId: newId(),
        fileName,
        recipients: recipient.value ? [recipient.value] : undefined,
      }))));
  },

  listen(socket) {
    const add = (userId, ...text) => {
      received.add(userId, ...text);
      noteNews('custom');
    };
    socket.on('custom:event', ({ sender, projectId, timestamp, ...members }) => add(sender, 'sends ', json(members)));
    socket.on('custom:message', ({ from, message }) => add(from, 'to you: ', h('em', {}, String(message))));
    socket.on('custom:presence', ({ userId, status }) => add(userId, `is ${status}`));
    socket.on('custom:file:shared', ({ sharedBy, fileName, recipients }) =>
      add(sharedBy, recipients ? 'shares with you: ' : 'shares: ', h('em', {}, fileName)));
    socket.on('custom:typing', ({ userId, isTyping }) => {
      if (isTyping) typists.add(userId);
      else typists.delete(userId);
      const names = [...typists].map((id) => userOf(id).firstName);
      typing.textContent = names.length === 0 ? '' : `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} typing a message`;
    });
    socket.onAny((name, payload) => {
      if (!name.startsWith('custom:') || KNOWN.has(name)) return;
      const { sender, timestamp, ...members } = payload;
      add(sender, h('strong', {}, breakable(name), ' '), json(members));
    });
  },

  /** A connection joins rooms: after a reconnection they must be joined again. */
  async enter() {
    for (const room of [...rooms]) await join(room);
    this.members();
  },

  async leave() {
    for (const room of [...rooms]) await leave(room);
    received.clear();
  },

  members() {
    fillMembers(target);
    fillMembers(recipient, true);
  },
};

async function broadcast({ event, payload, room }) {
  problem.textContent = '';
  let value;
  try {
    value = payload.trim() === '' ? undefined : parseJson(payload, 'The payload', EXAMPLE);
  } catch (wrong) {
    problem.textContent = wrong.message;
    return false;
  }
  await request('custom:broadcast', { projectId: state.projectId, event, payload: value, room: room || undefined });
  return true;
}

async function join(room) {
  await request('custom:join', { room });
  rooms.add(room);
  showRooms();
}

async function leave(room) {
  await request('custom:leave', { room });
  rooms.delete(room);
  showRooms();
}

function showRooms() {
  roomList.replaceChildren(...[...rooms].map((room) => h('li', { class: 'chip' }, room,
    h('button', { type: 'button', 'aria-label': `Leave ${room}`, title: 'Leave', onclick: () => leave(room) }, '×'))));
  const chosen = inRoom.value;
  inRoom.replaceChildren(h('option', { value: '' }, 'The project'), ...[...rooms].map((room) => h('option', { value: room }, room)));
  if (rooms.has(chosen)) inRoom.value = chosen;
}

function startTyping() {
  const payload = { projectId: state.projectId, isTyping: true, context: 'custom' };
  if (typingEnds === null) request('custom:typing', payload).catch(() => {});
  clearTimeout(typingEnds);
  typingEnds = setTimeout(stopTyping, 2500);
}

async function stopTyping() {
  if (typingEnds === null) return;
  clearTimeout(typingEnds);
  typingEnds = null;
  await request('custom:typing', { projectId: state.projectId, isTyping: false, context: 'custom' }).catch(() => {});
}
