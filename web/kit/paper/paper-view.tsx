import {
  FOOT_SPLIT,
  HEAD_SPLIT,
  SIZE,
  SLOGAN_RULE,
  sizeOfPlace,
} from '../../../server/papers/rules/form.ts';
import {
  type FormedAnnex,
  type FormedPaper,
  formPaper,
} from '../../../server/papers/rules/formed-paper.ts';
import type { Paper } from '../../../server/papers/rules/paper.ts';
import { inPlace } from './in-place.ts';
import { PaperBlocks } from './paper-blocks.tsx';
import { PaperLine, PaperRule } from './paper-line.tsx';
import styles from './paper-view.module.css';

/**
 * An official document as the sheet of A4 that it will be: the same words in the same places as its .docx
 * and .pdf, as wide as there is room, and on paper by the browser's own print. On a phone it is laid out
 * anew in letters that can be read.
 */
export function PaperView({ paper }: { readonly paper: Paper }) {
  const formed = formPaper(paper);
  return (
    <div className={styles.papers} lang="vi">
      <article className={styles.sheet} aria-label={formed.title}>
        <Letterhead formed={formed} />
        <Opening formed={formed} />
        <PaperBlocks blocks={formed.body} />
        <Foot formed={formed} />
      </article>
      {formed.annexes.map((annex) => (
        <Annex key={annex.label} annex={annex} />
      ))}
    </div>
  );
}

function Letterhead({ formed: { head } }: { readonly formed: FormedPaper }) {
  return (
    <header className={styles.heads} style={{ gridTemplateColumns: fractions(HEAD_SPLIT) }}>
      <div>
        {inPlace(head.above).map(({ key, part: text }) => (
          <PaperLine key={key} text={text} size={SIZE.organ} />
        ))}
        {inPlace(head.organ).map(({ key, part: text }) => (
          <PaperLine key={key} text={text} size={SIZE.organ} bold />
        ))}
        <PaperRule width="24%" />
        <PaperLine text={head.number} size={SIZE.number} />
        {head.about === null ? null : (
          <PaperLine text={head.about} size={SIZE.about} className={styles.about} />
        )}
      </div>
      <div>
        <PaperLine text={head.motto} size={SIZE.motto} bold className={styles.motto} />
        <PaperLine text={head.slogan} size={SIZE.slogan} bold />
        <PaperRule width={`calc(${SLOGAN_RULE} * var(--mm))`} />
        <PaperLine text={head.placeAndDay} size={sizeOfPlace(head.placeAndDay)} italic />
      </div>
    </header>
  );
}

function Opening({ formed }: { readonly formed: FormedPaper }) {
  const { name, subject, to, decider, bases, resolves } = formed;
  return (
    <>
      {name === null ? null : (
        <h2 className={styles.title}>
          {name}
          {subject === null ? null : <span className={styles.subject}>{subject}</span>}
        </h2>
      )}
      {name === null ? null : <PaperRule width="20%" />}
      {to === null ? null : (
        <div className={to.lines.length === 0 ? styles.addressee : styles.addressees}>
          <p>{to.word}</p>
          {inPlace(to.lines).map(({ key, part: text }) => (
            <p key={key} className={styles.addresseeLine}>
              {text}
            </p>
          ))}
        </div>
      )}
      {decider === null ? null : <p className={styles.decider}>{decider}</p>}
      {inPlace(bases).map(({ key, part: text }) => (
        <p key={key} className={styles.basis}>
          {text}
        </p>
      ))}
      {resolves === null ? null : <p className={styles.decider}>{resolves}</p>}
    </>
  );
}

function Foot({ formed: { foot } }: { readonly formed: FormedPaper }) {
  return (
    <footer className={styles.foot} style={{ gridTemplateColumns: fractions(FOOT_SPLIT) }}>
      <div className={styles.recipients}>
        {foot.recipients.length === 0 ? null : (
          <PaperLine text={foot.word} size={SIZE.sentTo} bold italic />
        )}
        {inPlace(foot.recipients).map(({ key, part: text }) => (
          <PaperLine key={key} text={text} size={SIZE.recipient} />
        ))}
      </div>
      <div>
        {inPlace(foot.position).map(({ key, part: text }) => (
          <PaperLine key={key} text={text} size={SIZE.signer} bold />
        ))}
        <PaperLine
          text={foot.name ?? '\u00a0'}
          size={SIZE.signer}
          bold
          className={styles.signerName}
        />
      </div>
    </footer>
  );
}

function Annex({ annex }: { readonly annex: FormedAnnex }) {
  return (
    <article
      className={styles.sheet}
      data-landscape-sheet={annex.landscape || undefined}
      aria-label={annex.label}
    >
      <h2 className={styles.title}>
        {annex.label}
        {inPlace(annex.title).map(({ key, part: text }) => (
          <span key={key} className={styles.subject}>
            {text}
          </span>
        ))}
      </h2>
      <PaperLine text={annex.attached} size={SIZE.annex} italic />
      <PaperRule width="20%" />
      <PaperBlocks blocks={annex.body} />
    </article>
  );
}

function fractions(split: readonly number[]): string {
  return split.map((part) => `${part}fr`).join(' ');
}
