import { existsSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCS = fileURLToPath(new URL('../', import.meta.url));
const TOP = resolve(DOCS, '..');
const OUTSIDE = /^([a-z]+:|#|\/)/;

/**
 * Links to files of the repository that are no pages: to where they can be seen, or plain text where nobody has said where that is.
 * One to a file that does not exist fails the build.
 */
export function repositoryLinks(markdown, repository) {
  markdown.core.ruler.push('repository-links', (state) => {
    for (const block of state.tokens) {
      const open = [];
      for (const token of block.children ?? []) {
        if (token.type === 'link_open') {
          open.push(fileOf(token.attrGet('href'), state.env.path));
          rewrite(token, open.at(-1), repository);
        } else if (token.type === 'link_close' && open.pop() && !repository) {
          token.tag = 'span';
        }
      }
    }
  });
}

/** The file below the top that a link leads to; undefined if it leads to a page, or elsewhere. */
function fileOf(href, page) {
  const path = decodeURI(href.replace(/[?#].*/, ''));
  if (OUTSIDE.test(href) || path === '') {
    return undefined;
  }
  const file = resolve(dirname(page), path);
  if (!existsSync(file)) {
    throw new Error(`dead link in ${relative(TOP, page)}: ${href}`);
  }
  return file.startsWith(DOCS) && file.endsWith('.md') ? undefined : relative(TOP, file);
}

function rewrite(token, file, repository) {
  if (!file) {
    return;
  }
  if (repository) {
    token.attrSet('href', `${repository}/${file}`);
    return;
  }
  token.tag = 'span';
  token.attrs = [['class', 'repository-file'], ['title', file]];
}
