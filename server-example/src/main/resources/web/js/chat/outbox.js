// The outbox: messages that the server has not acknowledged yet. They are sent in the order in which they were written, those
// of the open chat: the server takes no messages for others.

import { isConnected, request, socketId } from '../connection.js';
import { toast } from '../dom.js';
import { state } from '../state.js';
import * as messages from './messages.js';
import { isInChat } from './requests.js';

/** Each {chatId, message}; the first of the open chat is being sent. */
const waiting = [];
/** The id of the connection on which messages are being sent; null if none are. */
let sendingOn = null;

/** The messages of a chat that wait. */
export const waitingFor = (chatId) =>
  waiting.filter((entry) => entry.chatId === chatId && entry.message.pending).map(({ message }) => message);

const next = () => waiting.find((entry) => entry.chatId === state.chatId);

/** Sends a message after those that wait. */
export function enqueue(chatId, message) {
  messages.update(message.id, () => { message.failed = false; });
  waiting.push({ chatId, message });
  flush();
}

/** Sends what waits in the open chat, once it is joined: also after a reconnection, when acks may have been lost. */
export async function flush() {
  const connection = socketId();
  if (!isInChat() || sendingOn === connection) return;
  sendingOn = connection;
  for (let entry = next(); entry && sendingOn === connection && isInChat(); entry = next()) await attempt(entry);
  if (sendingOn === connection) sendingOn = null;
}

/** Sends a message once. Its client-side id makes it safe to send it again after its ack was lost. */
async function attempt(entry) {
  const { chatId, message } = entry;
  try {
    const sent = await request('message:send', {
      chatId,
      projectId: state.chats.get(chatId).projectId,
      type: 'text',
      content: message.content,
      replyTo: message.replyTo,
      clientMessageId: message.clientMessageId ?? (message.clientMessageId = message.id),
    });
    forget(entry);
    if (state.chatId === chatId) settle(message, sent.messageId, sent.timestamp);
  } catch (refused) {
    if (refused.retryAfterMs) await new Promise((later) => setTimeout(later, refused.retryAfterMs));
    else if (isConnected()) fail(entry, refused);
  }
}

function forget(entry) {
  const index = waiting.indexOf(entry);
  if (index >= 0) waiting.splice(index, 1);
}

function fail(entry, refused) {
  const { message } = entry;
  forget(entry);
  // Another attempt got through if it is no longer pending.
  if (!message.pending) return;
  toast(refused.message);
  messages.update(message.id, () => { message.failed = true; });
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
