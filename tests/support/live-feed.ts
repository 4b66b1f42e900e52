/** What a client of `/api/live` hears. */
export interface LiveFeed {
  /** The data of the next event of a name, in the order in which they came. */
  next(event: string): Promise<unknown>;
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Follows a stream of Server-Sent Events from the first `ready` on. */
export async function followLive(
  address: string,
  headers: Record<string, string>,
): Promise<LiveFeed> {
  const stop = new AbortController();
  const reply = await fetch(address, { headers, signal: stop.signal });
  if (!reply.ok || !reply.body) throw new Error(`No stream: ${reply.status}`);
  const heard: { event: string; data: unknown }[] = [];
  const waiting: (() => void)[] = [];
  const wake = () => {
    for (const each of waiting.splice(0)) each();
  };

  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of body) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const event = /^event: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (event && data) heard.push({ event, data: JSON.parse(data) });
      }
      wake();
    }
  }
  const ended = read(reply.body).catch(() => undefined);

  async function next(event: string): Promise<unknown> {
    for (;;) {
      const at = heard.findIndex((each) => each.event === event);
      if (at >= 0) return heard.splice(at, 1)[0]?.data;
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
  }
  await next('ready');
  return { next, ended, close: () => stop.abort() };
}
