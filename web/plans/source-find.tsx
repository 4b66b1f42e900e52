import { ActionIcon, TextInput } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { accentFree } from '../../server/calendar/rules/accent-free.ts';
import { number } from '../kit/format.ts';
import classes from './source.module.css';

interface SourceFindProps {
  readonly pane: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

/** Ranges of a text in the pane, found without accents; one letter of the text answers one of the search. */
function rangesOf(pane: HTMLElement, wanted: string): Range[] {
  const needle = accentFree(wanted);
  if (needle.length < 2) return [];
  const found: Range[] = [];
  const walker = document.createTreeWalker(pane, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node && found.length < 1000; node = walker.nextNode()) {
    const letters = [...(node.nodeValue ?? '')].map((letter) => accentFree(letter) || ' ');
    const plain = letters.every((letter) => letter.length === 1) ? letters.join('') : null;
    if (plain === null) continue;
    for (let at = plain.indexOf(needle); at !== -1; at = plain.indexOf(needle, at + 1)) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + needle.length);
      found.push(range);
    }
  }
  return found;
}

/** Finds words in the source (phím /): Enter goes to the next place, Esc closes. */
export function SourceFind({ pane, onClose }: SourceFindProps) {
  const { t } = useTranslation('plans');
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [found, setFound] = useState<readonly Range[]>([]);
  useEffect(() => {
    const ranges = pane.current ? rangesOf(pane.current, typed) : [];
    setFound(ranges);
    setAt(0);
    CSS.highlights?.set('review-find', new Highlight(...ranges));
    return () => {
      CSS.highlights?.delete('review-find');
    };
  }, [pane, typed]);
  const range = found[at];
  useEffect(() => {
    range?.startContainer.parentElement?.scrollIntoView({ block: 'center' });
  }, [range]);
  const step = (by: number) => {
    if (found.length > 0) setAt((before) => (before + by + found.length) % found.length);
  };
  return (
    <search className={classes.found}>
      <TextInput
        autoFocus
        size="xs"
        aria-label={t('source.find')}
        placeholder={t('source.find')}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') onClose();
        }}
      />
      <span className="meta" role="status">
        {typed.length > 1 &&
          (found.length > 0
            ? t('source.findCount', { at: number(at + 1), all: number(found.length) })
            : t('source.findNone'))}
      </span>
      <ActionIcon variant="subtle" aria-label={t('source.findLast')} onClick={() => step(-1)}>
        <IconChevronUp size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('source.findNext')} onClick={() => step(1)}>
        <IconChevronDown size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" aria-label={t('source.findClose')} onClick={onClose}>
        <IconX size={16} />
      </ActionIcon>
    </search>
  );
}
