/** What the tests ask of a running node over HTTP. */
import type { JobEvent, NodeStatus, TranslationResult } from '@babelmesh/protocol';

export interface JobView {
  readonly id: string;
  readonly state: string;
  readonly progress: { readonly done: number; readonly total: number };
  readonly attempts: number;
}

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

export interface Refusal {
  readonly error: string;
  readonly code: string;
}

export async function post<T>(
  url: string,
  path: string,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: isRaw ? (body as BodyInit) : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as T };
}

export async function get<T>(url: string, path: string): Promise<Answer<T>> {
  const response = await fetch(url + path);
  return { status: response.status, body: (await response.json()) as T };
}

export const nodeStatus = async (url: string) => (await get<NodeStatus>(url, '/v1/status')).body;

export const result = (url: string, id: string) => get<TranslationResult>(url, `/v1/jobs/${id}/result`);

/** A good request, to see that the node is well. */
export async function translate(url: string, q: string): Promise<string> {
  const answer = await post<{ translatedText: string }>(url, '/translate', {
    q,
    source: 'en',
    target: 'es',
  });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer));
  return answer.body.translatedText;
}

export interface Followed {
  /** Every change of a job since the stream opened. */
  readonly events: readonly JobEvent[];
  /** Resolves when the events so far fulfil the condition. */
  until(holds: (events: readonly JobEvent[]) => boolean): Promise<void>;
  close(): void;
}

/**
 * Follows `/v1/events`, from after an earlier event where one is named; resolves when the node has
 * answered, so that no later change is missed.
 */
export async function follow(url: string, { after }: { after?: number } = {}): Promise<Followed> {
  const stop = new AbortController();
  const response = await fetch(`${url}/v1/events`, {
    signal: stop.signal,
    headers: after === undefined ? {} : { 'Last-Event-ID': String(after) },
  });
  if (!response.body) throw new Error('no stream');
  const events: JobEvent[] = [];
  let wake = () => {};
  let hasEnded = false;
  const read = async (body: ReadableStream<Uint8Array>) => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const bytes of body) {
      const parts = (text + decoder.decode(bytes, { stream: true })).split('\n\n');
      text = parts.pop() ?? '';
      for (const part of parts) {
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (/^event: job$/m.test(part) && data) events.push(JSON.parse(data) as JobEvent);
      }
      wake();
    }
  };
  read(response.body)
    .catch(() => {})
    .finally(() => {
      hasEnded = true;
      wake();
    });
  return {
    events,
    async until(holds) {
      while (!holds(events)) {
        if (hasEnded) throw new Error(`The stream ended after ${events.length} events.`);
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    },
    close: () => stop.abort(),
  };
}
