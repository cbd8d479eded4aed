// The composer: writing, editing and replying.

import { byId, fullName, h } from '../dom.js';
import { currentChat, state, userOf } from '../state.js';
import * as messages from './messages.js';
import { enqueue } from './outbox.js';
import { attemptInChat } from './requests.js';
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
  enqueue(state.chatId, pending);
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
    retry: (message) => enqueue(state.chatId, message),
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
