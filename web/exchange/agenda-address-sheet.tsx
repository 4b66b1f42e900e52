import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { encode } from 'uqr';
import { Sheet } from '../kit/sheet.tsx';
import classes from '../organisation/account/account.module.css';
import { copyText } from '../organisation/account/copy-text.ts';

/** The address of a new calendar, this once: to copy, to open, or for the camera of a phone. */
export function AgendaAddressSheet({ address, onClose }: { address: string; onClose: () => void }) {
  const { t } = useTranslation('agenda');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={t('made.title')}
      acts={
        <>
          <Button variant="default" component="a" href={address.replace(/^https?:/, 'webcal:')}>
            {t('made.open')}
          </Button>
          <Button variant="default" onClick={() => copyText(address, t('made.copied'))}>
            {t('made.copy')}
          </Button>
          <Button onClick={onClose}>{t('made.kept')}</Button>
        </>
      }
    >
      <p role="alert">{t('made.once')}</p>
      <p>
        <code className={classes.secret}>{address}</code>
      </p>
      <QrCode text={address} label={t('made.code')} />
      <p className="meta">{t('made.how')}</p>
    </Sheet>
  );
}

/** Dark on light in both themes: a camera needs it so. */
function QrCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { ecc: 'M', border: 2 });
  const squares = data.flatMap((line, y) =>
    line.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
  );
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${size} ${size}`} width={200} height={200}>
      <rect width={size} height={size} fill="#fff" />
      <path d={squares.join('')} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
