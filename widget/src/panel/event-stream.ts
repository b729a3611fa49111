export interface StreamEvent {
  type: string;
  data: string;
  id: string | undefined;
}

/** Cuts server-sent events out of text as it comes; `id` is the last one seen, also from events without data. */
export function eventParser(hand: (event: StreamEvent) => void): (chunk: string) => void {
  let rest = '';
  let id: string | undefined;
  return (chunk) => {
    const blocks = (rest + chunk).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields: Record<string, string> = {};
      for (const [, name = '', value = ''] of block.matchAll(/^(\w+):? ?(.*)$/gm)) {
        fields[name] = name === 'data' && fields.data ? `${fields.data}\n${value}` : value;
      }
      id = fields.id ?? id;
      hand({ type: fields.event ?? 'message', data: fields.data ?? '', id });
    }
  };
}

/** Reads an answer to its end; throws if nothing, not even a heartbeat, comes for `silence` milliseconds. */
export async function readStream(answer: Response, hand: (event: StreamEvent) => void, silence: number): Promise<void> {
  if (!answer.body) return;
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const parse = eventParser(hand);
  for (;;) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const quiet = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('the stream has fallen silent')), silence);
    });
    try {
      const { done, value } = await Promise.race([reader.read(), quiet]);
      if (done) return;
      parse(value);
    } catch (failure) {
      void reader.cancel().catch(() => {});
      throw failure;
    } finally {
      clearTimeout(timer);
    }
  }
}
