import { html } from '../../platform/html/html.ts';
import { pageShell } from '../../platform/html/page-shell.ts';
import { type PublicPages, page } from '../pages/mount.ts';
import { PRIVACY_WORDS } from './privacy-words.ts';

/** What is kept of whom (quyền riêng tư), at an address to which every public page leads. */
export function privacyPage(pages: PublicPages): void {
  page(pages, '/p/rieng-tu', async ({ lang, path }) => {
    const { title, intro, subjects, back } = PRIVACY_WORDS[lang];
    const body = html`<h1>${title}</h1><p>${intro}</p>${subjects.map(
      (subject) =>
        html`<h2>${subject.title}</h2><ul>${subject.says.map((each) => html`<li>${each}</li>`)}</ul>`,
    )}`;
    const crumbs = [{ name: back, path: '/p' }];
    const text = pageShell({
      ...{ lang, path, title, body, crumbs, description: intro, origin: pages.origin },
    });
    return { body: text, authorities: [], headers: { 'content-language': lang } };
  });
}
