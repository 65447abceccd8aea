import type { PeerView, RadioMessage, RadioView, WaitingResult } from '@babelmesh/protocol';
import { Command } from 'commander';
import { askNode, urlOption } from './ask-node.js';

const MESSAGES = 20;
const WAITING = 20;
const DIRECTIONS = 12;

export function radioCommand(): Command {
  return new Command('radio')
    .description('Show the radio of a running node: link, channel, airtime, messages, what waits and why.')
    .addOption(urlOption())
    .option('--json', 'print all of it as JSON')
    .action(async ({ url, json }: { url?: string; json?: boolean }) => {
      const view = await askNode<RadioView>('/v1/radio', 'messages', url);
      process.stdout.write(json ? `${JSON.stringify(view, null, 2)}\n` : describeRadio(view, Date.now()));
    });
}

/** For a terminal. `now` is wall time in ms. */
export function describeRadio(view: RadioView, now: number): string {
  const lines = [
    ...linkLines(view),
    ...channelLines(view),
    ...countLines(view),
    '',
    view.waitingInAll > 0 ? `Waiting (${view.waitingInAll})` : 'Nothing waits.',
    ...view.waiting.slice(0, WAITING).map((result) => waitingLine(result, now)),
    ...peerLines(view, now),
    '',
    view.messages.length > 0 ? 'Messages, newest first' : 'No messages yet.',
    ...view.messages.slice(0, MESSAGES).map((message) => messageLine(message, now)),
  ];
  return `${lines.join('\n')}\n`;
}

function linkLines({ link, via, reason, self, nodes, settings }: RadioView): string[] {
  const lines = [`Link      ${link}, ${via}`];
  if (reason !== undefined) lines.push(`          ${reason}`);
  if (self)
    lines.push(`Node      ${self.id} ${self.shortName} (${self.longName}), ${nodes.length} others known`);
  if (settings) {
    const { region, preset, spreadingFactor, bandwidthKhz, codingRate, hopLimit, firmwareVersion } = settings;
    const modem = `SF${spreadingFactor}/${bandwidthKhz} kHz 4/${codingRate}`;
    const modes = preset === undefined ? modem : `${preset} (${modem})`;
    lines.push(`Radio     ${region}, ${modes}, ${hopLimit} hops, firmware ${firmwareVersion}`);
  }
  return lines;
}

function channelLines(view: RadioView): string[] {
  const { channelUtilization, airUtilTx, settings, airtimeMs, airtimeBudgetMs, emergencyReserveMs } = view;
  const channel = [
    channelUtilization !== undefined && `${channelUtilization.toFixed(1)} % busy`,
    airUtilTx !== undefined && `this radio sent ${airUtilTx.toFixed(2)} % of the last hour, relays included`,
    settings && settings.dutyCycle < 1 && `the region allows ${100 * settings.dutyCycle} %`,
  ].filter((part) => typeof part === 'string');
  const airtime = `${seconds(airtimeMs)} of ${seconds(airtimeBudgetMs)} this hour, ${seconds(emergencyReserveMs)} of it for emergencies`;
  return [...(channel.length > 0 ? [`Channel   ${channel.join('; ')}`] : []), `Airtime   ${airtime}`];
}

function countLines({ notices, ignored, held, undeliverable }: RadioView): string[] {
  const counts = (name: string, all: Readonly<Record<string, number>>) => {
    const entries = Object.entries(all).sort(([, a], [, b]) => b - a);
    return entries.length > 0
      ? [`${name} ${entries.map(([reason, count]) => `${count} ${reason}`).join(', ')}`]
      : [];
  };
  return [
    ...(notices > 0 ? [`Notices   ${notices} wait for the channel`] : []),
    ...counts('Ignored  ', ignored),
    ...counts('Held     ', held),
    ...counts('Given up ', undeliverable),
  ];
}

function waitingLine(result: WaitingResult, now: number): string {
  const { job, to, form, priority, since, packets, acknowledged, tries, reason, nextTryAt } = result;
  const parts = packets !== undefined && packets > 1 ? `, ${acknowledged ?? 0} of ${packets} there` : '';
  const tried = tries > 0 ? `, ${tries} ${tries === 1 ? 'try' : 'tries'} failed` : '';
  const next = nextTryAt === undefined ? '' : `, again in ${span(nextTryAt - now)}`;
  return `  ${job}  to ${to.padEnd(9)}  ${form.padEnd(4)}  ${priority.padEnd(9)}  ${span(now - since)} old${parts}: ${reason}${tried}${next}`;
}

function peerLines({ peers = [], nodes }: RadioView, now: number): string[] {
  if (peers.length === 0) return [];
  const names = new Map(nodes.map(({ id, shortName }) => [id, shortName]));
  return ['', `Other nodes (${peers.length})`, ...peers.map((peer) => peerLine(peer, names, now))];
}

function peerLine(peer: PeerView, names: ReadonlyMap<string, string>, now: number): string {
  const { node, directions, toldAt, isDirect, waiting, hops, restsUntil, jobs } = peer;
  const name = names.get(node);
  const pairs = directions.slice(0, DIRECTIONS).map(({ source, target }) => `${source}→${target}`);
  const more = directions.length > DIRECTIONS ? ` and ${directions.length - DIRECTIONS} more` : '';
  const facts = [
    toldAt === undefined
      ? 'told nothing yet'
      : `${isDirect ? 'told' : 'broadcast'} ${span(now - toldAt)} ago`,
    hops !== undefined && hopCount(hops),
    waiting !== undefined && `${waiting} waiting there`,
    restsUntil !== undefined && `left alone for ${span(restsUntil - now)}`,
    ...jobs.map(({ job, isSent }) => (isSent ? `has ${job}` : `${job} waits to be sent`)),
  ].filter((fact) => typeof fact === 'string');
  const translates = pairs.length > 0 ? `${pairs.join(' ')}${more}; ` : '';
  return `  ${node}${name === undefined ? '' : ` ${name}`}  ${translates}${facts.join(', ')}`;
}

function hopCount(hops: number): string {
  return hops === 1 ? '1 hop' : `${hops} hops`;
}

function messageLine(message: RadioMessage, now: number): string {
  const { at, direction, node, form, channel, bytes, hops, snrDb, outcome, routingError } = message;
  const way = direction === 'in' ? '← from' : '→ to  ';
  const facts = [
    `${bytes} B`,
    `channel ${channel}`,
    hops !== undefined && hopCount(hops),
    snrDb !== undefined && `${snrDb.toFixed(1)} dB`,
  ].filter((fact) => fact !== false);
  const error = routingError === undefined ? '' : ` (error ${routingError})`;
  return `  ${span(now - at).padStart(6)} ago  ${way} ${node.padEnd(9)}  ${form.padEnd(9)}  ${facts.join(', ')}: ${outcome}${error}`;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

function span(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  return s < 3600 ? `${Math.round(s / 60)} min` : `${(s / 3600).toFixed(1)} h`;
}
