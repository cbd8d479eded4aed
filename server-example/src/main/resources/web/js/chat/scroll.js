// Keeps the end of the conversation in view while it grows, unless the user has scrolled up.

import { byId } from '../dom.js';

/** Whether the end of the conversation is in view and stays in view when something is added above it. */
let atEnd = true;

export const isAtEnd = () => atEnd;

export function scrollToEnd() {
  const scroller = byId('scroller');
  atEnd = true;
  scroller.scrollTop = scroller.scrollHeight;
  byId('jump').hidden = true;
}

/** Adds content above what is in view, without moving the latter. */
export function keepInView(add) {
  const scroller = byId('scroller');
  const fromEnd = scroller.scrollHeight - scroller.scrollTop;
  add();
  scroller.scrollTop = scroller.scrollHeight - fromEnd;
}

/** Offers a button that scrolls to the end. */
export function offerJump() {
  byId('jump').hidden = false;
}

export function setUpScrolling() {
  const scroller = byId('scroller');
  byId('jump').addEventListener('click', scrollToEnd);
  scroller.addEventListener('scroll', () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
    if (atEnd) byId('jump').hidden = true;
  });
  const resized = new ResizeObserver(() => { if (atEnd) scrollToEnd(); });
  resized.observe(byId('messages'));
  resized.observe(scroller);
}
