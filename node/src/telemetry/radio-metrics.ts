import { Counter, Gauge, type Registry } from 'prom-client';
import type { ObservedRadio } from './ports.js';

/** What is read off the radio room whenever somebody asks. */
export function addRadioMetrics(registry: Registry, radio: ObservedRadio): void {
  const registers = [registry];
  gauge('airtime_seconds', 'Own airtime in the last rolling hour.', () => radio.status().airtimeMs / 1000);
  gauge('airtime_budget_seconds', 'Airtime allowed in an hour.', () => radio.status().airtimeBudgetMs / 1000);
  gauge('channel_utilization_percent', 'As the radio reports it.', () => radio.status().channelUtilization);
  gauge('up', '1 while the radio link is ready.', () => Number(radio.status().link === 'ready'));
  counter('ignored_total', 'Packets that were not answered, by reason.', () => radio.ignored());
  counter('held_total', 'Sends that had to wait for airtime, by reason.', () => radio.held());
  counter('undeliverable_total', 'Results given up, by reason.', () => radio.undeliverable());

  function gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      name: `babelmesh_radio_${name}`,
      help,
      registers,
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }

  function counter(name: string, help: string, read: () => ReadonlyMap<string, number>): void {
    new Counter({
      name: `babelmesh_radio_${name}`,
      help,
      labelNames: ['reason'],
      registers,
      collect() {
        this.reset();
        for (const [reason, count] of read()) this.inc({ reason }, count);
      },
    });
  }
}
