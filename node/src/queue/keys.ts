/**
 * Where each thing lies in the store. Keys are text and sort as bytes, so numbers are padded to a
 * fixed width. docs/queue.md describes every range.
 */
import { hash } from 'node:crypto';
import type { Inlet, Priority, Requester } from '@babelmesh/protocol';

/** Decimal digits of a time in ms (until the year 5138) and of a sequence number. */
const DIGITS = 14;

export function ordered(value: number): string {
  return String(Math.max(0, Math.ceil(value))).padStart(DIGITS, '0');
}

/** First and one past the last key of a prefix. */
export function range(prefix: string): { gte: string; lt: string } {
  return {
    gte: prefix,
    lt: `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`,
  };
}

export const FORMAT_KEY = 'format';
export const COUNTERS_KEY = 'counters';

export const JOB = 'j/';
export const TEXT = 't/';
export const STATE = 's/';
export const RESULT = 'r/';
export const SLICE = 'p/';
export const LEASE = 'l/';
export const REQUESTER = 'f/';
export const SLOT = 'n/';
export const READY = 'q/';
export const ALARM = 'z/';
export const PURGE = 'a/';
export const IDEMPOTENCY = 'i/';
export const DELIVERY = 'd/';
export const OUTBOX = 'o/';
export const EVENT = 'e/';

export const jobKey = (id: string) => JOB + id;
export const textKey = (id: string) => TEXT + id;
export const stateKey = (id: string) => STATE + id;
export const resultKey = (id: string) => RESULT + id;
export const sliceKey = (id: string, slice: number) => `${SLICE}${id}/${String(slice).padStart(6, '0')}`;
export const leaseKey = (id: string) => LEASE + id;
export const eventKey = (seq: number) => EVENT + ordered(seq);
export const deliveryKey = (id: string) => DELIVERY + id;

/** Requesters come from outside in any characters and lengths: a digest keeps their keys short and plain. */
export function requesterId({ inlet, id }: Requester): string {
  return hash('sha256', `${inlet}\0${id}`, 'base64url').slice(0, 22);
}

export const requesterKey = (requester: string) => REQUESTER + requester;

export function idempotencyKey(requester: Requester, key: string): string {
  return (
    IDEMPOTENCY + hash('sha256', `${requester.inlet}\0${requester.id}\0${key}`, 'base64url').slice(0, 22)
  );
}

/** A requester's waiting jobs of one priority, first in first out. Positions go down as well as up. */
export const slotKey = (requester: string, priority: Priority, position: number) =>
  `${SLOT}${requester}/${priority}/${ordered(position)}`;

/** Emergencies before all else, then by virtual deadline, then in the order they became ready. */
export const readyKey = (priority: Priority, deadline: number, turn: number) =>
  `${READY}${priority === 'emergency' ? 0 : 1}/${ordered(deadline)}/${ordered(turn)}`;

export const isEmergencyReady = (key: string) => key.startsWith(`${READY}0/`);

/** Due deliveries of an inlet: emergencies first, then in the order they were made. */
export const outboxKey = (inlet: Inlet, priority: Priority, turn: number) =>
  `${OUTBOX}${inlet}/${priority === 'emergency' ? 0 : 1}/${ordered(turn)}`;

/** What is to be done to a job at a time. */
export type AlarmKind = 'retry' | 'expire' | 'deliver' | 'forget-delivery';

export const alarmKey = (at: number, kind: AlarmKind, id: string) => `${ALARM}${ordered(at)}/${kind}/${id}`;

/** Settled jobs in the order in which they are forgotten. */
export const purgeKey = (atQ: number, id: string) => `${PURGE}${ordered(atQ)}/${id}`;

export function parsePurgeKey(key: string): { at: number; id: string } {
  const [at = '', id = ''] = key.slice(PURGE.length).split('/');
  return { at: Number(at), id };
}

/** Where alarms and purges from this time on begin. */
export const fromTime = (prefix: string, atQ: number) => prefix + ordered(atQ);

export function parseAlarmKey(key: string): { at: number; kind: AlarmKind; id: string } {
  const [at = '', kind = '', id = ''] = key.slice(ALARM.length).split('/');
  return { at: Number(at), kind: kind as AlarmKind, id };
}
