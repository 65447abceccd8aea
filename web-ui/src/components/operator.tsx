import type { RadioMessage, RadioView, WaitingResult } from '@babelmesh/protocol';
import { formatAgo, formatSpan } from '../format.js';
import type { Strings } from '../strings.js';
import { Facts } from './facts.js';
import type { ViewProps } from './view.js';

const SHOWN = 20;

/** What the operator wants to know of the radio: how it is set, what goes in and out, what waits and why. */
export function OperatorPanel({ page, strings }: ViewProps) {
  const { view, failed, look } = page.operator;
  return (
    <details
      class="operator"
      onToggle={({ currentTarget }) => look((currentTarget as HTMLDetailsElement).open)}
    >
      <summary>{strings.operator.title}</summary>
      {view.value ? (
        <Details view={view.value} now={page.now.value} strings={strings} />
      ) : (
        <p>{failed.value ? strings.operator.none : strings.loading}</p>
      )}
    </details>
  );
}

function Details({ view, now, strings }: { view: RadioView; now: number; strings: Strings }) {
  const { operator } = strings;
  return (
    <>
      {view.reason !== undefined && <p class="trouble">{view.reason}</p>}
      <Facts facts={settingFacts(view, strings)} />
      <h3>
        {operator.waiting}
        {view.waitingInAll > 0 && ` (${view.waitingInAll})`}
      </h3>
      {view.waiting.length === 0 && <p>{operator.nothingWaits}</p>}
      <ul class="traffic">
        {view.waiting.slice(0, SHOWN).map((result) => (
          <li key={result.job}>
            <span>
              {operator.to(nodeName(result.to, view, strings))}: <b>{reasonText(result.reason, strings)}</b>
            </span>
            <Facts facts={waitingFacts(result, now, strings)} />
          </li>
        ))}
      </ul>
      <h3>{operator.messages}</h3>
      {view.messages.length === 0 && <p>{operator.noMessages}</p>}
      <ul class="traffic">
        {view.messages.slice(0, SHOWN).map((message) => (
          <li key={`${message.at} ${message.node} ${message.direction} ${message.bytes}`}>
            <span>
              {operator[message.direction === 'in' ? 'from' : 'to'](nodeName(message.node, view, strings))}:{' '}
              <b>{reasonText(message.outcome, strings)}</b>
            </span>
            <Facts facts={messageFacts(message, now, strings)} />
          </li>
        ))}
      </ul>
    </>
  );
}

function settingFacts(view: RadioView, { lang, operator, hops }: Strings): string[] {
  const { settings, airUtilTx, emergencyReserveMs } = view;
  const percent = new Intl.NumberFormat(lang, { style: 'percent', maximumFractionDigits: 2 });
  const facts: string[] = [];
  if (settings) {
    const { region, preset, spreadingFactor, bandwidthKhz, hopLimit, firmwareVersion } = settings;
    facts.push(
      region,
      preset ?? `SF${spreadingFactor}/${bandwidthKhz} kHz`,
      operator.hopLimit(hops(hopLimit)),
    );
    facts.push(firmwareVersion);
  }
  if (airUtilTx !== undefined) facts.push(operator.ownShare(percent.format(airUtilTx / 100)));
  if (emergencyReserveMs > 0) facts.push(operator.reserve(formatSpan(emergencyReserveMs)));
  return facts;
}

function waitingFacts(result: WaitingResult, now: number, strings: Strings): string[] {
  const { job, form, priority, since, packets = 0, acknowledged = 0, tries, nextTryAt } = result;
  const facts = [job, strings.operator.forms[form], formatSpan(now - since)];
  if (priority !== 'normal') facts.push(strings.priorities[priority]);
  if (packets > 1) facts.push(strings.parts(acknowledged, packets));
  if (tries > 0) facts.push(strings.operator.triesFailed(tries));
  if (nextTryAt !== undefined) facts.push(strings.operator.nextTry(formatSpan(nextTryAt - now)));
  return facts;
}

function messageFacts(message: RadioMessage, now: number, strings: Strings): string[] {
  const { at, form, bytes, hops, snrDb, routingError } = message;
  const number = new Intl.NumberFormat(strings.lang, { maximumFractionDigits: 1 });
  const facts = [formatAgo(at, now, strings), strings.operator.forms[form], `${bytes} B`];
  if (hops !== undefined) facts.push(hops === 0 ? strings.direct : strings.hops(hops));
  if (snrDb !== undefined) facts.push(strings.signal(number.format(snrDb).replace('-', '−')));
  if (routingError !== undefined) facts.push(`#${routingError}`);
  return facts;
}

function nodeName(id: string, { nodes }: RadioView, { operator }: Strings): string {
  if (id === 'all') return operator.everybody;
  return nodes.find((node) => node.id === id)?.longName || id;
}

function reasonText(reason: string, { operator }: Strings): string {
  const reasons: Partial<Record<string, string>> = operator.reasons;
  return reasons[reason] ?? reason;
}
