import { Button } from '@mantine/core';
import type { z } from 'zod';
import type { Paper as PaperShape } from '../../server/papers/paper-contract.ts';
import type { Endpoint } from '../../server/platform/contract.ts';
import { addressOf } from '../app/client.ts';
import { useRead } from '../app/use-endpoint.ts';
import { PaperView } from '../kit/paper/paper-view.tsx';
import { ReadState } from '../kit/states.tsx';
import classes from './oversight.module.css';

type PaperEndpoint = Endpoint<
  z.ZodObject<{ id: z.ZodString }>,
  z.ZodObject<{ format: z.ZodOptional<z.ZodEnum<{ docx: 'docx'; pdf: 'pdf' }>> }>,
  z.ZodType,
  z.ZodType<PaperShape>
>;

interface PaperPartProps {
  readonly endpoint: PaperEndpoint;
  readonly id: string;
  readonly words: { readonly docx: string; readonly pdf: string };
}

/** A document as the sheet that it will be, with its files. */
export function PaperPart({ endpoint, id, words }: PaperPartProps) {
  const read = useRead(endpoint, { params: { id }, query: {} });
  return (
    <section className={classes.section}>
      <div className={classes.choose} data-screen>
        {(['docx', 'pdf'] as const).map((format) => (
          <Button
            key={format}
            variant="default"
            component="a"
            href={addressOf(endpoint, { params: { id }, query: { format } })}
            download
          >
            {words[format]}
          </Button>
        ))}
      </div>
      <ReadState query={read}>{(paper) => <PaperView paper={paper} />}</ReadState>
    </section>
  );
}
