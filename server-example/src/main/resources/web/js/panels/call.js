// A call between two users: rung, accepted and ended through the server, then from browser to browser.

import { isConnected, request } from '../connection.js';
import { avatar, byId, fullName, h, toast } from '../dom.js';
import { openPanel } from '../shell.js';
import { currentChat, state, userOf } from '../state.js';
import { attempt, button, card, feed, field, input, lineForm, newId, panelSection, select } from './kit.js';
import { Peer, ownMedia } from './peer.js';
import { isOnline } from './presence.js';

const WHY = { timeout: 'nobody answered', disconnected: 'the connection was lost', removed: 'no longer in the chat' };

/** The one call of this tab: {chatId, callId, type, other, stream, peer, accepted}. */
let ongoing = null;
/** Calls that ring here: call:incoming by call id. */
const ringing = new Map();

const people = h('ul', { class: 'people', 'aria-label': 'People to call' });
const none = h('p', { class: 'none' }, 'Nobody else is in the chat that is open.');
const type = select('type', [['video', 'Video'], ['audio', 'Audio'], ['text', 'Text only']], { 'aria-label': 'Kind of call' });
const status = h('p', { id: 'call-status', class: 'status', role: 'status' });
const remote = h('video', { id: 'remote-video', autoplay: true, playsinline: true, 'aria-label': 'Their picture' });
const local = h('video', { id: 'local-video', autoplay: true, playsinline: true, muted: true, 'aria-label': 'Your picture' });
const words = feed('Text of this call', 'No text yet.');
const talk = lineForm('Send text in the call', [
  field('From browser to browser', input('text', { required: true, maxlength: '500', placeholder: 'Can you hear me?' }), true),
], 'Say', ({ text }) => {
  if (!ongoing?.peer?.say(text)) throw new Error('The call is not connected yet.');
  words.add(state.me.id, text);
});
const hangUp = button('Hang up', end, 'danger');
const current = card('In a call', status, h('div', { class: 'videos' }, remote, local), h('div', { class: 'row' }, hangUp), talk, words.element);

export const call = {
  id: 'call',
  name: 'Call',
  icon: 'call',
  about: 'The server rings all tabs of the user you call, connects the first that accepts, and forwards the WebRTC signalling.'
    + ' Voice, video and text then go directly between the two browsers.',

  build(places) {
    panelSection(places, this, current, card('Call a user', h('div', { class: 'row' }, field('As', type)), people, none));
    local.muted = true;
    current.hidden = true;
    byId('accept-call').addEventListener('click', () => attempt(accept));
    byId('reject-call').addEventListener('click', () => attempt(reject));
  },

  listen(socket) {
    // The chat and presence panels have added their listeners for these before.
    for (const name of ['user:online', 'user:offline', 'presence:user:online', 'presence:user:offline']) {
      socket.on(name, showPeople);
    }
    socket.on('call:incoming', (incoming) => {
      if (incoming.callerId === state.me.id) return;
      ringing.set(keyOf(incoming), incoming);
      showRinging();
    });
    socket.on('call:accepted', ({ acceptedBy, ...which }) => {
      stopRinging(which);
      if (isThis(which) && acceptedBy === ongoing.other) attempt(() => connect(true));
    });
    socket.on('call:rejected', (which) => {
      stopRinging(which);
      if (isThis(which)) leave(`${fullName(userOf(ongoing.other))} does not want to talk now.`);
    });
    socket.on('call:ended', (which) => {
      stopRinging(which);
      if (isThis(which)) leave(`The call is over${which.reason ? `: ${WHY[which.reason] ?? which.reason}` : ''}.`);
    });
    socket.on('call:signal', ({ kind, data, fromUserId, ...which }) => {
      if (isThis(which) && fromUserId === ongoing.other) attempt(() => ongoing.peer?.take(kind, data));
    });
  },

  /** Signals of an old connection reach nobody: the server has ended its call. */
  disconnected() {
    ringing.clear();
    showRinging();
    if (ongoing) leave('The call is over: the connection was lost.');
  },

  shown: showPeople,
  members: showPeople,
};

const keyOf = ({ chatId, callId }) => callId ?? chatId;
const isThis = (which) => ongoing !== null && keyOf(which) === keyOf(ongoing);
const reference = () => ({ chatId: ongoing.chatId, callId: ongoing.callId });

function showPeople() {
  const others = [...state.people.values()].map(({ user }) => user).filter(({ id }) => id !== state.me.id);
  none.hidden = others.length > 0;
  people.replaceChildren(...others
    .sort((a, b) => Number(isOnline(b.id)) - Number(isOnline(a.id)) || fullName(a).localeCompare(fullName(b)))
    .map((user) => h('li', { class: isOnline(user.id) ? 'here' : 'away' },
      avatar(user, true),
      h('span', { class: 'grow' }, fullName(user), h('span', { class: 'note' }, isOnline(user.id) ? '' : ' · offline')),
      h('button', {
        type: 'button', class: 'plain', disabled: ongoing !== null, 'aria-label': `Call ${fullName(user)}`,
        onclick: () => attempt(() => start(user.id)),
      }, 'Call'))));
}

async function start(other) {
  const mine = { chatId: state.chatId, callId: newId(), type: type.value, other, stream: null, peer: null };
  enter(mine, `Calling ${fullName(userOf(other))} in ${currentChat().name}…`);
  mine.stream = await ownMedia(mine.type);
  show(local, mine.stream);
  if (ongoing !== mine) return;
  try {
    await request('call:initiate', { ...reference(), type: mine.type, participants: [other] });
  } catch (refused) {
    leave('');
    throw refused;
  }
}

async function accept() {
  const incoming = [...ringing.values()][0];
  if (ongoing) await end();
  const mine = { chatId: incoming.chatId, callId: incoming.callId, type: incoming.type, other: incoming.callerId, stream: null, peer: null };
  stopRinging(incoming);
  openPanel('call');
  enter(mine, 'Connecting…');
  mine.stream = await ownMedia(mine.type);
  show(local, mine.stream);
  if (ongoing !== mine) return;
  connect(false);
  try {
    await request('call:accept', { ...reference(), callerId: mine.other });
  } catch (refused) {
    leave('');
    throw refused;
  }
}

async function reject() {
  const incoming = [...ringing.values()][0];
  stopRinging(incoming);
  await request('call:reject', { chatId: incoming.chatId, callId: incoming.callId, callerId: incoming.callerId });
}

/** Hangs up. */
async function end() {
  const ending = { ...reference(), participants: [state.me.id, ongoing.other] };
  leave('You have hung up.');
  if (isConnected()) await request('call:end', ending);
}

async function connect(offers) {
  const mine = ongoing;
  const signal = (kind, data) => request('call:signal', { ...reference(), targetUserId: mine.other, kind, data })
    .catch((refused) => { if (ongoing === mine) toast(refused.message); });
  mine.peer = new Peer(mine.stream, (kind, data) => { if (ongoing === mine) signal(kind, data); }, {
    stream: (stream) => show(remote, stream),
    text: (text) => words.add(mine.other, String(text)),
    state: (how) => { if (ongoing === mine) showState(how); },
  });
  if (offers) await mine.peer.offer();
}

function showState(how) {
  const name = fullName(userOf(ongoing.other));
  if (how === 'open' || how === 'connected') status.textContent = `Connected with ${name}, from browser to browser.`;
  else if (how === 'failed') status.textContent = `${name}’s browser cannot be reached from here.`;
}

function enter(mine, said) {
  ongoing = mine;
  words.clear();
  status.textContent = said;
  current.hidden = false;
  hangUp.hidden = false;
  talk.hidden = false;
  showPeople();
}

function leave(said) {
  ongoing.peer?.close();
  ongoing.stream?.getTracks().forEach((track) => track.stop());
  ongoing = null;
  show(remote, null);
  show(local, null);
  hangUp.hidden = true;
  talk.hidden = true;
  status.textContent = said;
  if (said === '') current.hidden = true;
  showPeople();
}

/** Shows a stream; one without video is audio only. */
function show(video, stream) {
  video.srcObject = stream;
  video.classList.toggle('live', Boolean(stream?.getVideoTracks().length));
}

function stopRinging(which) {
  if (ringing.delete(keyOf(which))) showRinging();
}

function showRinging() {
  const [incoming] = ringing.values();
  const banner = byId('ringing');
  banner.hidden = incoming === undefined;
  if (!incoming) return;
  const user = userOf(incoming.callerId);
  byId('ringing-avatar').replaceChildren(avatar(user, true));
  byId('ringing-text').textContent = `${fullName(user)} is calling (${incoming.type})`;
}
