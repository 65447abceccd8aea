import {
  type Clock,
  type Delivery,
  dutyCycle,
  jobNumber,
  MODEM_PRESETS,
  type RadioSettings,
  type RadioStatus,
  type RadioView,
  type WaitingResult,
} from '@babelmesh/protocol';
import type { AirtimeGovernor } from './airtime/governor.js';
import type { Transmitter } from './airtime/transmitter.js';
import type { LinkState, RadioConfig, RadioLink } from './link/link.js';
import { nodeId } from './link/node-database.js';
import { BROADCAST } from './link/sizes.js';
import type { Courier } from './outlet/courier.js';
import type { Notices } from './outlet/notices.js';
import type { Outlet } from './outlet/outlet.js';
import { nameOf } from './outlet/progress.js';
import type { Outbox } from './ports.js';
import type { Traffic } from './traffic.js';

/** More are counted, not named. */
const NAMED = 100;
const COUNTED = 1_000;

export interface OperatorViewOptions {
  readonly link: RadioLink;
  readonly outbox: Outbox;
  readonly outlet: Outlet;
  readonly courier: Courier;
  readonly notices: Notices;
  readonly transmitter: Transmitter;
  readonly governor: AirtimeGovernor;
  readonly traffic: Traffic;
  readonly clock: Clock;
  readonly status: () => RadioStatus;
  readonly ignored: () => ReadonlyMap<string, number>;
}

/** Everything the operator may want to know of the radio now. */
export async function operatorView(options: OperatorViewOptions): Promise<RadioView> {
  const { link, outbox, courier, notices, transmitter, governor, traffic, status, ignored } = options;
  const { config, airUtilTx } = link.state;
  const due = await outbox.due('radio', COUNTED);
  return {
    ...status(),
    ...(config && { settings: settingsOf(config) }),
    ...(airUtilTx !== undefined && { airUtilTx }),
    emergencyReserveMs: governor.emergencyReserveMs,
    messages: [...traffic.messages],
    waiting: due.slice(0, NAMED).flatMap((delivery) => waitingResult(delivery, options)),
    waitingInAll: due.length,
    notices: notices.waiting,
    ignored: Object.fromEntries(ignored()),
    held: Object.fromEntries(transmitter.held),
    undeliverable: Object.fromEntries(courier.lost),
  };
}

function waitingResult(delivery: Delivery, { outlet, courier, clock }: OperatorViewOptions): WaitingResult[] {
  const { jobId, replyTo, priority, createdAt, expiresAt } = delivery;
  if (replyTo.inlet !== 'radio') return [];
  const { reason, inMs } = outlet.explain(delivery);
  const { conveyance, tries = 0 } = courier.progress.peek(nameOf(delivery)) ?? {};
  return [
    {
      job: jobNumber(jobId),
      to: replyTo.to === BROADCAST ? 'all' : nodeId(replyTo.to),
      form: replyTo.form,
      priority,
      since: createdAt,
      expiresAt,
      ...(conveyance && { packets: conveyance.packets, acknowledged: conveyance.acknowledged }),
      tries,
      reason,
      ...(inMs !== undefined && { nextTryAt: clock.now() + inMs }),
    },
  ];
}

function settingsOf(config: RadioConfig): RadioSettings {
  const { region, spreadingFactor, bandwidthKhz, codingRate, hopLimit, firmwareVersion } = config;
  const modem = { spreadingFactor, bandwidthKhz, codingRate };
  const preset = presetOf(config);
  return {
    region,
    ...(preset && { preset }),
    ...modem,
    hopLimit,
    firmwareVersion,
    dutyCycle: dutyCycle(region),
  };
}

function presetOf(config: NonNullable<LinkState['config']>): string | undefined {
  return Object.entries(MODEM_PRESETS).find(
    ([, preset]) =>
      preset.spreadingFactor === config.spreadingFactor &&
      preset.bandwidthKhz === config.bandwidthKhz &&
      preset.codingRate === config.codingRate,
  )?.[0];
}
