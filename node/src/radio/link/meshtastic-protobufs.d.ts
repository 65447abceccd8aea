/**
 * Version 2.7.18 names `dist/mod.d.ts` as its types and ships them under another name. The version is
 * pinned; a newer one that mends this makes the file unnecessary.
 */
declare module '@meshtastic/protobufs' {
  export * from '@meshtastic/protobufs/dist/mod-D6ytgKaP.js';
}
