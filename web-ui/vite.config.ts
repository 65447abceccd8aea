import { defineConfig } from 'vite';

export default defineConfig({
  root: import.meta.dirname,
  resolve: { conditions: ['source', 'module', 'browser', 'development|production'] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    // Phones that people kept: Android 5 with Chromium 80, iOS 13.
    target: ['chrome80', 'safari13', 'firefox78'],
    outDir: 'dist',
    emptyOutDir: true,
    // The node's content policy allows files from the node itself only, no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: true,
  },
  server: {
    proxy: Object.fromEntries(
      ['/languages', '/translate', '/v1'].map((path) => [
        path,
        // The node compares Host and Origin: both stay the dev server's.
        { target: process.env.BABELMESH_URL ?? 'http://localhost:9527', changeOrigin: false },
      ]),
    ),
  },
});
