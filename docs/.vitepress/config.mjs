import { defineConfig } from 'vitepress';
import { sidebar } from './pages.mjs';
import { repositoryLinks } from './links.mjs';

// DOCS_BASE: the path that the site is served at. DOCS_REPOSITORY: where the repository's files can be seen, such as
// https://git.example/parlance/blob/main; without it, their names are no links.
export default defineConfig({
  title: 'Parlance',
  description: 'A Socket.IO server library for Java with typed events',
  lang: 'en',
  base: process.env.DOCS_BASE ?? '/',
  srcExclude: ['**/target/**', '**/node_modules/**'],
  outDir: '../target/docs',
  // The page of an application that the reader runs.
  ignoreDeadLinks: 'localhostLinks',
  cacheDir: '../target/docs-cache',
  markdown: {
    // As where the repository's own pages are read, so that one link fits both.
    anchor: { slugify: (title) => title.trim().toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-') },
    languageAlias: { haproxy: 'nginx' },
    config: (markdown) => repositoryLinks(markdown, process.env.DOCS_REPOSITORY),
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: [2, 3],
    sidebar: sidebar(),
    nav: [
      { text: 'Features', link: '/platform' },
      { text: 'Operating', link: '/operations' },
      { text: 'Reference', link: '/events' },
    ],
  },
});
