import { decodeMessage, encodeMessage } from '@babelmesh/protocol';
import { expect, it } from 'vitest';
import { nodeStatus } from './api.js';
import { startNode, temporaryFolder } from './node-process.js';
import { openRecordedRadio, PEER, PRIVATE_APP, TEXT_MESSAGE_APP } from './recorded-radio.js';

const DAY_S = 86_400;
const nowS = () => Math.floor(Date.now() / 1000);

async function nodeOnRecordedRadio() {
  const radio = await openRecordedRadio();
  const env = {
    BABELMESH_LOG_LEVEL: 'debug',
    BABELMESH_RADIO_LINK: 'tcp',
    BABELMESH_RADIO_ADDRESS: radio.address,
    BABELMESH_DATA: await temporaryFolder(),
  };
  const start = async () => {
    const node = await startNode(env);
    await node.says(/The radio is ready/);
    return node;
  };
  return { radio, start };
}

const request = (text: string, token: number) =>
  encodeMessage({ kind: 'request', token, source: 'en', target: 'es', text, priority: 'normal' });

it('answers a text with one threaded reply, help with one message, and CBOR with CBOR', async () => {
  const { radio, start } = await nodeOnRecordedRadio();
  const node = await start();

  const asked = radio.peerSends(TEXT_MESSAGE_APP, 'es Where is the clinic?');
  await radio.until(() => radio.sent.length > 0);
  const [reply] = radio.sent;
  expect(reply?.text).toMatch(/^¿Dónde está/);
  expect(reply?.packet).toMatchObject({
    to: PEER,
    channel: 0,
    wantAck: true,
    hopLimit: 3,
    pkiEncrypted: true,
  });
  expect(reply?.packet.id).toBeGreaterThan(0);
  expect(reply?.data).toMatchObject({ portnum: TEXT_MESSAGE_APP, replyId: asked, emoji: 0 });

  const helpAsked = radio.peerSends(TEXT_MESSAGE_APP, 'help');
  await radio.until(() => radio.sent.length > 1);
  const help = radio.sent[1];
  expect(help?.text).toMatch(/es hello/);
  expect(help?.data.payload.length).toBeLessThanOrEqual(200);
  expect(help?.data.replyId).toBe(helpAsked);

  radio.peerSends(PRIVATE_APP, request('We need water.', 4711));
  await radio.until(() => radio.sent.length > 2);
  const result = radio.sent[2];
  expect(result?.packet).toMatchObject({ to: PEER, wantAck: true, hopLimit: 3 });
  expect(result?.data.portnum).toBe(PRIVATE_APP);
  const message = decodeMessage(result?.data.payload ?? new Uint8Array());
  expect(message).toMatchObject({ kind: 'result', token: 4711 });
  expect(message.kind === 'result' && message.text).toMatch(/agua/i);

  // Each was confirmed: nothing was said twice, and nothing is left to say.
  expect(radio.sent).toHaveLength(3);
  expect(await nodeStatus(node.url)).toMatchObject({
    queue: { deliveries: 0, running: 0 },
    radio: { link: 'ready', self: { id: '!cc000011' } },
  });
  expect(Object.keys((await nodeStatus(node.url)).radio.self ?? {})).not.toContain('hasPublicKey');
  expect((await node.stop()).code).toBe(0);
});

it('answers what the radio kept over a restart, and not what it may have kept for days', async () => {
  const { radio, start } = await nodeOnRecordedRadio();
  const answered = () =>
    radio.sent.map(({ data }) => {
      const message = decodeMessage(data.payload);
      return message.kind === 'result' ? message.token : 0;
    });
  // Of an earlier day, of a time the radio does not know, and of now.
  radio.peerSends(PRIVATE_APP, request('We need food.', 1), { keep: true, rxTime: nowS() - DAY_S });
  radio.peerSends(PRIVATE_APP, request('We need a tent.', 2), { keep: true, rxTime: 0 });
  radio.peerSends(PRIVATE_APP, request('We need a doctor.', 3), { keep: true });
  const first = await start();
  await radio.until(() => radio.sent.length === 1);
  expect(answered()).toEqual([3]);
  await first.stop();

  radio.peerSends(PRIVATE_APP, request('We need water.', 4), { keep: true, rxTime: 0 });
  await start();
  await radio.until(() => radio.sent.length === 2);
  expect(answered()).toEqual([3, 4]);
});
