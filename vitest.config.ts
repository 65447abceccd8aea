import { defineConfig } from 'vitest/config';

export default defineConfig({
  // Rooms are tested from their sources; only worker threads run from dist/.
  resolve: { conditions: ['source'] },
  ssr: { resolve: { conditions: ['source'] } },
  test: {
    include: ['{protocol,node,web-ui,scripts}/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // Only what hangs is to be ended: a busy machine takes many times as long as a quiet one.
    testTimeout: 120_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
    reporters: ['default', './scripts/closing-line.ts'],
  },
});
