// Messages as people send them in the field, with the items a translation must carry over. The same
// count gives the same messages.

/** Mulberry32: a small generator whose numbers are the same everywhere. */
function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEMPLATES = [
  'We need {count} blankets and {weight} of rice by {time}.',
  'Meet me at {time} near the bridge.',
  'My call sign is {call}, please answer on {frequency}.',
  'Call {phone} if you can hear me.',
  'The patient has a temperature of {temperature} since {time}.',
  'There are {count} people here and {count} of them are children',
  'Send help to {place} now!',
  'Look at {link} for the map.',
  'node {node} is down, use {node}',
  'we are {distance} north of the village',
  'Write to {mail} before {date}.',
  'The road is closed until {date}, take the other way',
  'ask {name} for the key of room {count}',
  'battery at {percent}, solar gives {voltage}',
  'Give him {dose} every {count} hours.',
  'I am {count} years old and I live at number {count}',
  'bus {count} leaves at {time} from platform {count}',
  'It costs {money}, not {money}.',
  'Wind {speed} from the west, pressure {pressure}',
  'water level {depth} and rising {emoji}',
  '{emoji} two wounded at {place} {emoji}',
  'Position {place}, altitude {depth}',
  '{name} says the boat {call} comes at {time}',
  'channel {count} frequency {frequency} code {call}',
  'Take {count} of the pills on {date} at {time} and call {phone} if it gets worse.',
];

const pick = (next, list) => list[Math.floor(next() * list.length)];
const whole = (next, least, most) => least + Math.floor(next() * (most - least + 1));
const digits = (next, length) => Array.from({ length }, () => whole(next, 0, 9)).join('');
const two = (value) => String(value).padStart(2, '0');
const letters = (next, length) =>
  Array.from({ length }, () => pick(next, [...'ABCDEFGHJKLMNPQRSTUVWXYZ'])).join('');

const ITEMS = {
  count: (next) => String(pick(next, [whole(next, 2, 12), whole(next, 13, 99), whole(next, 100, 5000)])),
  weight: (next) => `${whole(next, 1, 90)}${pick(next, ['', '.5', ',25'])} ${pick(next, ['kg', 'g', 'lb'])}`,
  time: (next) =>
    pick(next, [
      `${two(whole(next, 0, 23))}:${two(whole(next, 0, 59))}`,
      `${whole(next, 1, 12)}:${two(whole(next, 0, 59))}`,
    ]),
  date: (next) =>
    pick(next, [
      `2026-${two(whole(next, 1, 12))}-${two(whole(next, 1, 28))}`,
      `${whole(next, 1, 28)}/${whole(next, 1, 12)}/2026`,
      `${two(whole(next, 1, 28))}.${two(whole(next, 1, 12))}.26`,
    ]),
  call: (next) => `${letters(next, 2)}${whole(next, 0, 9)}${letters(next, 3)}`,
  frequency: (next) => `${whole(next, 144, 470)}.${digits(next, 3)} MHz`,
  phone: (next) =>
    pick(next, [
      `+34 ${digits(next, 3)} ${digits(next, 3)} ${digits(next, 3)}`,
      `555-${digits(next, 3)}-${digits(next, 4)}`,
      `6${digits(next, 8)}`,
    ]),
  temperature: (next) => `${whole(next, 36, 41)}.${whole(next, 0, 9)} °C`,
  place: (next) =>
    pick(next, [
      `${whole(next, 1, 89)}.${digits(next, 4)}, -${whole(next, 1, 179)}.${digits(next, 4)}`,
      `${whole(next, 1, 89)}°${two(whole(next, 0, 59))}'N ${whole(next, 1, 179)}°${two(whole(next, 0, 59))}'W`,
      `${whole(next, 1, 60)}T${letters(next, 2)}${digits(next, 8)}`,
    ]),
  link: (next) => `https://example.org/${letters(next, 4).toLowerCase()}?id=${digits(next, 3)}`,
  node: (next) => `!${Array.from({ length: 8 }, () => pick(next, [...'0123456789abcdef'])).join('')}`,
  distance: (next) => `${whole(next, 1, 40)}${pick(next, ['', '.5'])} ${pick(next, ['km', 'm', 'mi'])}`,
  mail: (next) => `${letters(next, 5).toLowerCase()}@example.org`,
  name: (next) => `@${letters(next, 6).toLowerCase()}${whole(next, 1, 9)}`,
  percent: (next) => `${whole(next, 1, 100)}%`,
  voltage: (next) => `${whole(next, 3, 14)}.${whole(next, 0, 9)} V`,
  dose: (next) => `${pick(next, [5, 50, 250, 500])} mg`,
  money: (next) =>
    pick(next, [
      `$${whole(next, 2, 90)}`,
      `${whole(next, 2, 900)} €`,
      `$${whole(next, 1, 9)},${digits(next, 3)}`,
    ]),
  speed: (next) => `${whole(next, 5, 120)} km/h`,
  pressure: (next) => `${whole(next, 960, 1040)} hPa`,
  depth: (next) => `${whole(next, 1, 30)}.${whole(next, 1, 9)} m`,
  emoji: (next) => pick(next, ['🚑', '🆘', '✅', '🔥', '💧', '👍🏽', '👩‍👩‍👧', '🇪🇸', '❤️']),
};

/** `count` messages with the items in each, as they must be found in the translation. */
export function fieldMessages(count) {
  const next = random(20261121);
  return Array.from({ length: count }, () => {
    const items = [];
    const text = pick(next, TEMPLATES).replace(/\{(\w+)\}/g, (_, kind) => {
      const item = ITEMS[kind](next);
      items.push(item);
      return item;
    });
    return { text, items };
  });
}

/** Symbols of units, and what Spanish writes for them in full. */
const IN_FULL = { kg: 'kilos', lb: 'libras', km: 'kilómetros', m: 'metros', mi: 'millas', mg: 'miligramos' };

/**
 * True where every item is in the translation as often as in the message, not as a part of a longer one. A unit may be
 * written in full behind its number.
 */
export function keepsAll(items, translation) {
  let rest = translation;
  for (const item of [...items].sort((a, b) => b.length - a.length)) {
    const [, number, unit] = /^(\d[\d.]* )(\p{L}+)$/u.exec(item) ?? [];
    const forms = [item, ...(IN_FULL[unit] ? [number + IN_FULL[unit]] : [])];
    const pattern = forms.map((form) => form.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|');
    const found = new RegExp(
      `(?<![\\p{L}\\p{N}]|\\d[.,:/])(?:${pattern})(?![\\p{L}\\p{N}]|[.,:/]\\d)`,
      'u',
    ).exec(rest);
    if (!found) return false;
    rest = `${rest.slice(0, found.index)}\u0000${rest.slice(found.index + found[0].length)}`;
  }
  return true;
}
