import { Drawer, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { KeyDepth, useDialogDepth } from './keys/use-keys.ts';
import classes from './sheet.module.css';
import type { DialogProps, SheetProps } from './sheet.tsx';
import { usePhone } from './use-phone.ts';

/**
 * A side sheet (480 px; the whole page on a phone) with facts above and a form below.
 * Formal acts show in it exactly what will happen.
 */
export function OpenedSheet({ opened, onClose, title, children, acts }: SheetProps) {
  const phone = usePhone();
  const depth = useDialogDepth(opened);
  const { t } = useTranslation('kit');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={phone ? '100%' : '30rem'}
      withCloseButton={false}
      classNames={{ content: classes.content, body: classes.body }}
      overlayProps={{ opacity: 0.35 }}
    >
      <KeyDepth value={depth}>
        <div className={classes.head}>
          <Drawer.Title className={classes.title}>{title}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('act.close')} />
        </div>
        <div className={classes.scroll}>{children}</div>
        {acts && <div className={classes.acts}>{acts}</div>}
      </KeyDepth>
    </Drawer>
  );
}

/** A dialog in the middle of the page, for questions that everything else waits for. */
export function OpenedDialog(props: DialogProps) {
  const { opened, onClose, title, children, acts } = props;
  const { size = '32rem', closable = true, place = 'middle' } = props;
  const phone = usePhone();
  const depth = useDialogDepth(opened);
  const { t } = useTranslation('kit');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={size}
      fullScreen={phone}
      centered={place === 'middle'}
      yOffset="4rem"
      withCloseButton={false}
      closeOnEscape={closable}
      closeOnClickOutside={false}
      classNames={{ body: classes.dialog }}
    >
      <KeyDepth value={depth}>
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          {closable && <Modal.CloseButton aria-label={t('act.close')} />}
        </div>
        <div className={classes.scroll}>{children}</div>
        {acts && <div className={classes.acts}>{acts}</div>}
      </KeyDepth>
    </Modal>
  );
}
