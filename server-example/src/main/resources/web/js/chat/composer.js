// The composer: writing, editing and replying, and sending until the server has acknowledged.

import { isConnected } from '../connection.js';
import { byId, fullName, h, toast } from '../dom.js';
import { currentChat, state, userOf } from '../state.js';
import * as messages from './messages.js';
import { attemptInChat, requestInChat } from './requests.js';
import { scrollToEnd } from './scroll.js';
import { startTyping, stopTyping } from './typing.js';

/** The text that was not sent yet, by chat id. */
const drafts = new Map();
/** The message that is edited or answered: {kind: 'reply' | 'edit', message}. */
let context = null;

/** Shows the draft of the open chat. */
export function showDraft() {
  setContext(null);
  byId('text').value = drafts.get(state.chatId) ?? '';
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function submit() {
  const field = byId('text');
  const content = field.value.trim();
  if (!content || !currentChat()) return;
  const { kind, message } = context ?? {};
  field.value = '';
  drafts.delete(state.chatId);
  setContext(null);
  resize();
  stopTyping();
  if (kind === 'edit') {
    if (content !== message.content) attemptInChat('message:edit', { messageId: message.id, content });
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
  scrollToEnd();
  send(pending);
}

/** Sends a pending message. Its client-side id makes it safe to send it again after its ack was lost. */
export async function send(pending) {
  if (!isConnected()) return;
  const chatId = state.chatId;
  if (pending.failed) messages.update(pending.id, (message) => { message.failed = false; });
  try {
    const sent = await requestInChat('message:send', {
      type: 'text',
      content: pending.content,
      replyTo: pending.replyTo,
      clientMessageId: pending.clientMessageId ?? (pending.clientMessageId = pending.id),
    });
    if (state.chatId === chatId) settle(pending, sent.messageId, sent.timestamp);
  } catch (refused) {
    // Not connected: sent again after the reconnection. No longer pending: another attempt got through.
    if (!isConnected() || !pending.pending) return;
    toast(refused.message);
    messages.update(pending.id, (message) => { message.failed = true; });
  }
}

/** Replaces a pending message by the sent one, unless message:new has added that already. */
export function settle(pending, messageId, createdAt) {
  if (!pending.pending) return;
  const old = pending.id;
  const known = messages.find(messageId);
  messages.remove(old);
  if (!known) messages.merge([{ ...pending, id: messageId, createdAt, pending: false, failed: false }]);
  pending.pending = false;
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

/** Stops editing or replying to a message that was deleted. */
export function cancelFor(messageId) {
  if (context?.message.id === messageId) cancelContext();
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

function changed() {
  resize();
  const text = byId('text').value;
  drafts.set(state.chatId, context?.kind === 'edit' ? '' : text);
  if (currentChat() && text !== '') startTyping();
  else stopTyping();
}

function resize() {
  const field = byId('text');
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 160)}px`;
}

export function setUpComposer() {
  messages.setActions({
    react: (message, emoji) => attemptInChat('message:react', { messageId: message.id, emoji }),
    reply: (message) => {
      if (context?.kind === 'edit') cancelContext();
      setContext({ kind: 'reply', message });
      byId('text').focus();
    },
    edit,
    remove: (message) => attemptInChat('message:delete', { messageId: message.id }),
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
  field.addEventListener('input', changed);
  byId('context-cancel').addEventListener('click', cancelContext);
}
