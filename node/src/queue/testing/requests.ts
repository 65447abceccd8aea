import type { AdmittedRequest, Inlet, Lease, Outcome, Priority, ReplyTo } from '@babelmesh/protocol';

export interface Asked {
  readonly text?: string;
  readonly by?: string;
  readonly inlet?: Inlet;
  /** Over the radio: a person's text, or a program's message. */
  readonly form?: 'text' | 'cbor';
  readonly priority?: Priority;
  readonly work?: number;
  readonly key?: string;
  readonly expiresAt?: number;
}

const REPLY_TO = {
  http: { inlet: 'http' },
  radio: { inlet: 'radio', to: 7, channel: 0, replyId: 9, form: 'text' },
  peer: { inlet: 'peer', peer: 'p', token: 't' },
} as const satisfies Readonly<Record<Inlet, ReplyTo>>;

/** An admitted request with everything that does not matter filled in. */
export function request({
  text = 'Where is the clinic?',
  by = 'ana',
  inlet = 'http',
  form = 'text',
  priority = 'normal',
  work = 12,
  key,
  expiresAt,
}: Asked = {}): AdmittedRequest {
  return {
    text,
    source: 'en',
    from: 'en',
    target: 'es',
    priority,
    work,
    requester: { inlet, id: by },
    replyTo: inlet === 'radio' ? { ...REPLY_TO.radio, form } : REPLY_TO[inlet],
    ...(key !== undefined && { idempotencyKey: key }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

/** What a worker that shouts instead of translating makes of a lease. */
export function shouted({ job: { request: asked } }: Lease): Outcome {
  return {
    result: {
      text: asked.text.toUpperCase(),
      source: asked.from,
      target: asked.target,
      model: 'shout@1',
      warnings: [],
    },
  };
}
