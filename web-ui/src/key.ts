/** 128 random bits in hex. `crypto.randomUUID` would need a secure origin, which a node in the field is not. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
