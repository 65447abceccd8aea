/** `!` and eight hex digits, as Meshtastic writes a node's number. */
export function nodeId(node: number): string {
  return `!${node.toString(16).padStart(8, '0')}`;
}

/** Of a checked node id. */
export function nodeNumber(id: string): number {
  return Number.parseInt(id.slice(1), 16);
}
