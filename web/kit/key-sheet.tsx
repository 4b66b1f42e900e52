import { useTranslation } from 'react-i18next';
import { usePreferences } from '../app/preferences.ts';
import classes from './key-sheet.module.css';
import { type KeyBinding, pageBindings } from './keys/key-layers.ts';
import { Sheet } from './sheet.tsx';

const SHOWN: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Delete: 'Del',
};

function shown(key: string): string {
  return key
    .split('+')
    .map((part) => SHOWN[part] ?? part)
    .join('+');
}

/** The keys of the page now open (`?`, F1). */
export function KeySheet({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('kit');
  const { letterKeys } = usePreferences();
  const bindings = opened ? pageBindings() : [];
  return (
    <Sheet opened={opened} onClose={onClose} title={t('keys.title')}>
      {!letterKeys && <p>{t('keys.off')}</p>}
      <dl className={classes.keys}>
        {bindings.map((binding) => (
          <KeyLine key={binding.keys.join()} binding={binding} />
        ))}
        <KeyLine binding={{ keys: ['Escape'], label: t('keys.close'), run: () => {} }} />
      </dl>
    </Sheet>
  );
}

function KeyLine({ binding }: { binding: KeyBinding }) {
  return (
    <div className={classes.line}>
      <dt>
        {binding.keys.map((key) => (
          <kbd key={key} className={classes.key}>
            {shown(key)}
          </kbd>
        ))}
      </dt>
      <dd>{binding.label}</dd>
    </div>
  );
}
