import type { MeshNode, RadioStatus } from '@babelmesh/protocol';
import { formatAgo, formatSpan } from '../format.js';
import type { Strings } from '../strings.js';
import { Facts } from './facts.js';
import { OperatorPanel } from './operator.js';
import type { ViewProps } from './view.js';

/** A mesh may know hundreds; an old phone need not draw them all. */
const SHOWN = 40;

export function Nodes({ page, strings }: ViewProps) {
  const radio = page.live.status.value?.radio;
  return (
    <section class="card" aria-labelledby="nodes-title">
      <h2 id="nodes-title">{strings.nodes}</h2>
      {radio ? <Radio radio={radio} now={page.now.value} strings={strings} /> : <p>{strings.loading}</p>}
      {radio && radio.link !== 'off' && <OperatorPanel page={page} strings={strings} />}
    </section>
  );
}

function Radio({ radio, now, strings }: { radio: RadioStatus; now: number; strings: Strings }) {
  const { self } = radio;
  const others = radio.nodes
    .filter(({ num }) => num !== self?.num)
    .sort((a, b) => (b.lastHeardAt ?? 0) - (a.lastHeardAt ?? 0));
  const percent = new Intl.NumberFormat(strings.lang, { style: 'percent', maximumFractionDigits: 1 });
  const facts: (string | false)[] = [
    radio.via,
    radio.channelUtilization !== undefined &&
      strings.channelBusy(percent.format(radio.channelUtilization / 100)),
    radio.airtimeBudgetMs > 0 &&
      strings.airtime(formatSpan(radio.airtimeMs), formatSpan(radio.airtimeBudgetMs)),
  ].filter((fact) => fact !== false && fact !== '');
  return (
    <>
      <p class={`radio ${radio.link}`}>
        {strings.radio[radio.link]}
        <Facts facts={facts} />
      </p>
      <ul class="nodes">
        {self && <Node node={self} facts={[strings.thisNode]} />}
        {others.slice(0, SHOWN).map((node) => (
          <Node key={node.num} node={node} facts={factsOf(node, now, strings)} />
        ))}
      </ul>
      {others.length === 0 && radio.link === 'ready' && <p>{strings.noNodes}</p>}
      {others.length > SHOWN && <p>{strings.moreNodes(others.length - SHOWN)}</p>}
    </>
  );
}

function Node({ node, facts }: { node: MeshNode; facts: readonly string[] }) {
  return (
    <li>
      <bdi class="badge" aria-hidden="true">
        {node.shortName}
      </bdi>
      <div>
        <bdi class="name">{node.longName || node.id}</bdi>
        <Facts facts={facts} />
      </div>
    </li>
  );
}

function factsOf({ hopsAway, snrDb, lastHeardAt }: MeshNode, now: number, strings: Strings): string[] {
  const number = new Intl.NumberFormat(strings.lang, { maximumFractionDigits: 1 });
  const facts: string[] = [];
  if (hopsAway !== undefined) facts.push(hopsAway === 0 ? strings.direct : strings.hops(hopsAway));
  if (snrDb !== undefined) facts.push(strings.signal(number.format(snrDb).replace('-', '−')));
  if (lastHeardAt !== undefined) facts.push(formatAgo(lastHeardAt, now, strings));
  return facts;
}
