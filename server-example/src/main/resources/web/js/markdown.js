// Renders the Markdown that the contract generator writes: headings, paragraphs, lists and tables, and in them code, bold text,
// links within the page and anchors. Text is only ever set as text.

import { breakable, h } from './dom.js';

const INLINE = /<br>|<a id="([^"]+)"><\/a>|\*\*(.+?)\*\*|`([^`]+)`|\[([^\]]+)\]\((#[^)]+)\)/g;

function inline(text) {
  const nodes = [];
  let end = 0;
  for (const match of text.matchAll(INLINE)) {
    const [all, anchor, bold, code, label, target] = match;
    nodes.push(plain(text.slice(end, match.index)));
    if (all === '<br>') nodes.push(h('br'));
    else if (anchor) nodes.push(h('a', { id: anchor }));
    else if (bold) nodes.push(h('strong', {}, inline(bold)));
    else if (code) nodes.push(h('code', {}, breakable(plain(code))));
    else nodes.push(h('a', { href: target }, inline(label)));
    end = match.index + all.length;
  }
  nodes.push(plain(text.slice(end)));
  return nodes;
}

const plain = (text) => text.replaceAll('\\|', '|');

/** The cells of a row; a bar behind a backslash is no end of one. */
const cells = (line) => line.slice(1, line.lastIndexOf('|')).split(/(?<!\\)\|/).map((cell) => cell.trim());

function table([head, , ...rows]) {
  const line = (tag, text) => h('tr', {}, cells(text).map((cell) => h(tag, {}, inline(cell))));
  return h('div', { class: 'table' }, h('table', {}, h('thead', {}, line('th', head)), h('tbody', {}, rows.map((row) => line('td', row)))));
}

function block(text) {
  const lines = text.split('\n');
  const heading = /^(#+) (.*)$/.exec(lines[0]);
  if (heading) {
    const [, { length }, title] = heading;
    return h(`h${length}`, { id: title.toLowerCase().replaceAll(/[^a-z0-9 ]/g, '').replaceAll(' ', '-') }, inline(title));
  }
  if (lines[0].startsWith('|')) return table(lines);
  if (lines[0].startsWith('- ')) return h('ul', {}, lines.map((line) => h('li', {}, inline(line.slice(2)))));
  return h('p', {}, inline(lines.join(' ')));
}

/** The elements of a text, except its title and the list of its parts. */
export const render = (text) => text.trim().split(/\n{2,}/).filter((part) => !/^# |^Generated from/.test(part)).map(block);
