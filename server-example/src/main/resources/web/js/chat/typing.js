// Typing indicators: what this tab sends, and what it shows of others.

import { emit } from '../connection.js';
import { state } from '../state.js';
import { renderTyping } from './people.js';
import { isInChat } from './requests.js';

const REPEAT_AFTER = 1500;
const STOP_AFTER = 2500;
const FORGET_AFTER = 3000;

/** The users that are typing: timers by user id. */
const typing = new Map();
let lastSent = 0;
let stopTimer = null;

/** The user has changed the text: sends that they are typing, and after a pause that they have stopped. */
export function startTyping() {
  if (isInChat() && Date.now() - lastSent > REPEAT_AFTER) {
    lastSent = Date.now();
    emit('chat:typing:start', { chatId: state.chatId });
  }
  clearTimeout(stopTimer);
  stopTimer = setTimeout(stopTyping, STOP_AFTER);
}

export function stopTyping() {
  clearTimeout(stopTimer);
  if (lastSent === 0) return;
  lastSent = 0;
  if (isInChat()) emit('chat:typing:stop', { chatId: state.chatId });
}

/** Another user types, or has stopped; one that sends nothing more is forgotten. */
export function setTyping(userId, isTyping) {
  clearTimeout(typing.get(userId));
  typing.delete(userId);
  if (isTyping) typing.set(userId, setTimeout(() => setTyping(userId, false), FORGET_AFTER));
  renderTyping(typing.keys());
}

export function clearTyping() {
  typing.forEach((timer) => clearTimeout(timer));
  typing.clear();
  renderTyping([]);
}
