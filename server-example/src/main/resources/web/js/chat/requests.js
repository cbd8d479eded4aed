// Requests about the open chat.

import { request, socketId } from '../connection.js';
import { toast } from '../dom.js';
import { currentChat, state } from '../state.js';

const keyOf = (chatId) => `${socketId()} ${chatId}`;
let joined = '';

/** This connection has joined a chat. */
export function noteJoined(chatId) {
  joined = keyOf(chatId);
}

/** Whether this connection has joined the open chat: after a reconnection it takes a while, and until then the server refuses all. */
export const isInChat = () => joined === keyOf(state.chatId);

/** Sends a request with the ids of the open chat added to its payload. */
export const requestInChat = (name, payload) =>
  request(name, { chatId: state.chatId, projectId: currentChat().projectId, ...payload });

/** The same; shows a refusal instead of throwing it. */
export async function attemptInChat(name, payload) {
  try {
    await requestInChat(name, payload);
  } catch (refused) {
    toast(refused.message);
  }
}
