import { Drawer, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyDepth, useDialogDepth } from './keys/use-keys.ts';
import classes from './sheet.module.css';
import { usePhone } from './use-phone.ts';

export { usePhone } from './use-phone.ts';

interface SheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons at the foot, at the thumb on a phone. */
  readonly acts?: ReactNode;
}

/**
 * A side sheet (480 px; the whole page on a phone) with facts above and a form below.
 * Formal acts show in it exactly what will happen.
 */
export function Sheet({ opened, onClose, title, children, acts }: SheetProps) {
  const phone = usePhone();
  const depth = useDialogDepth(opened);
  const { t } = useTranslation('kit');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size={phone ? '100%' : '30rem'}
      classNames={{ content: classes.content, body: classes.body, title: classes.title }}
      overlayProps={{ opacity: 0.35 }}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <KeyDepth value={depth}>
        <div className={classes.scroll}>{children}</div>
        {acts && <div className={classes.acts}>{acts}</div>}
      </KeyDepth>
    </Drawer>
  );
}

/** A dialog in the middle of the page, for questions that everything else waits for. */
export function Dialog(props: SheetProps & { size?: string; closable?: boolean }) {
  const { opened, onClose, title, children, acts, size = '32rem', closable = true } = props;
  const phone = usePhone();
  const depth = useDialogDepth(opened);
  const { t } = useTranslation('kit');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      fullScreen={phone}
      centered
      withCloseButton={closable}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      classNames={{ title: classes.title }}
      closeButtonProps={{ 'aria-label': t('act.close') }}
    >
      <KeyDepth value={depth}>
        {children}
        {acts && <div className={classes.acts}>{acts}</div>}
      </KeyDepth>
    </Modal>
  );
}
