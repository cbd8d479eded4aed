import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DOCS = new URL('../', import.meta.url);
const GROUPS = new URL('pages.json', import.meta.url);
const OPEN = 2;

/** The navigation: the groups of pages.json, in which a folder stands for all of its pages. */
export function sidebar() {
  return JSON.parse(readFileSync(GROUPS, 'utf8')).map(({ group, pages }, index) => ({
    text: group,
    collapsed: index > OPEN,
    items: pages.flatMap(files).map((file) => ({ text: titleOf(file), link: linkTo(file) })),
  }));
}

function linkTo(file) {
  return '/' + file.replace(/\.md$/, '').replace(/^index$/, '');
}

function files(page) {
  if (!page.endsWith('/')) {
    return [page];
  }
  const folder = new URL(page, DOCS);
  return existsSync(fileURLToPath(folder))
    ? readdirSync(folder).filter((file) => file.endsWith('.md')).sort().map((file) => page + file)
    : [];
}

function titleOf(file) {
  const title = /^# (.+)$/m.exec(readFileSync(new URL(file, DOCS), 'utf8'));
  if (!title) {
    throw new Error(`docs/${file} has no title`);
  }
  return title[1].replaceAll('`', '');
}
