// Requests about the open chat.

import { request } from '../connection.js';
import { toast } from '../dom.js';
import { currentChat, state } from '../state.js';

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
