import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Directive } from '../../server/directives/contract.ts';

/** The file as it was given, the text as it was read, and the other versions of the document. */
export function DirectiveFiles({ directive }: { directive: Directive }) {
  const { t } = useTranslation('directives');
  const { file, signed, text, number, editions, id } = directive;
  const save = () => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${(number ?? id).replace(/[/\\]/g, '-')}.txt`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <div style={{ display: 'grid', gap: '0.75rem', justifyItems: 'start' }}>
      {signed && (
        <a href={signed.href} download={signed.name}>
          {t('page.signed')}: {signed.name}
        </a>
      )}
      {file ? (
        <a href={file.href} download={file.name}>
          {t('page.source')}: {file.name}
        </a>
      ) : (
        <p>{t('page.noFile')}</p>
      )}
      {text !== '' && (
        <Button variant="default" onClick={save}>
          {t('page.textFile')}
        </Button>
      )}
      {editions.length > 1 && (
        <section>
          <h2>{t('page.editions')}</h2>
          <ul>
            {editions.map((each) => (
              <li key={each.id}>
                {each.id === id ? (
                  <strong>{t('page.edition', { edition: each.edition })}</strong>
                ) : (
                  <Link to="/directives/$id" params={{ id: each.id }}>
                    {t('page.edition', { edition: each.edition })}
                  </Link>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
