import styles from './paper-view.module.css';

/** A centred line of the heads and feet of a document; `size` in points. */
export function PaperLine({
  text,
  size,
  bold,
  italic,
  className = '',
}: {
  readonly text: string;
  readonly size: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly className?: string | undefined;
}) {
  return (
    <p
      className={`${styles.line} ${className}`}
      data-size={size}
      data-bold={bold}
      data-italic={italic}
    >
      {text}
    </p>
  );
}

/** A line drawn in the middle of its column. */
export function PaperRule({ width }: { readonly width: string }) {
  return <div className={styles.rule} style={{ inlineSize: width }} />;
}
