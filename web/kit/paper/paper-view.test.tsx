import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { formPaper } from '../../../server/papers/rules/formed-paper.ts';
import { SAMPLE_TYPES, samplePaper } from '../../../server/papers/rules/sample-papers.ts';
import { wordsOfPaper } from '../../../server/papers/rules/words-of-paper.ts';
import { PaperView } from './paper-view.tsx';

/** Words without their spaces, which a browser sets as it likes. */
const bare = (text: string) => text.replace(/[\s\u00a0]+/g, '');

describe.each(SAMPLE_TYPES)('a sample of %s on the screen', (type) => {
  it('says the words of the files, in their order', () => {
    const paper = samplePaper(type);
    const markup = renderToStaticMarkup(<PaperView paper={paper} />);
    const words = markup.replace(/<[^>]+>/g, ' ').replaceAll('&amp;', '&');
    expect(bare(words)).toBe(bare(wordsOfPaper(formPaper(paper)).join(' ')));
  });
});

describe('an annex that lies', () => {
  it('is a sheet of its own', () => {
    const markup = renderToStaticMarkup(<PaperView paper={samplePaper('BC')} />);
    expect(markup.match(/<article/g)).toHaveLength(3);
    expect(markup.match(/data-landscape-sheet="true"/g)).toHaveLength(1);
  });
});
