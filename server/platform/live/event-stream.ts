import { PassThrough } from 'node:stream';

/** What a browser has not taken yet may come to this many bytes; then the stream ends and is opened anew. */
const MOST_WAITING_BYTES = 64 * 1024;

/** One browser that is told of changes (Server-Sent Events). */
export interface EventStream {
  /** The body of the reply. */
  readonly body: PassThrough;
  /** @returns false where the stream has ended or the browser does not keep up */
  send(event: string, data: string): boolean;
  /** A line that says nothing: it keeps the ways between open. */
  beat(): boolean;
  end(): void;
}

/** @param retryMs how long the browser waits before it opens the stream again */
export function openEventStream(retryMs: number): EventStream {
  const body = new PassThrough();
  let count = 0;
  const write = (text: string): boolean => {
    if (body.destroyed || body.writableEnded) return false;
    if (body.writableLength > MOST_WAITING_BYTES) {
      body.destroy();
      return false;
    }
    body.write(text);
    return true;
  };
  write(`retry: ${retryMs}\n\n`);
  return {
    body,
    send(event, data) {
      count += 1;
      return write(`id: ${count}\nevent: ${event}\ndata: ${data}\n\n`);
    },
    beat: () => write(': \n\n'),
    end: () => body.end(),
  };
}
