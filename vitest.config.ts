/**
 * Two suites: "node" needs nothing but Node, which is the proof that the simulation is pure;
 * "browser" drives a real Chromium against the production build.
 */
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'node',
          environment: 'node',
          setupFiles: './tests/support/seed.ts',
          include: ['src/**/*.test.{ts,tsx}', 'tests/{scenes,property,architecture,tools,conformance}/**/*.test.{ts,tsx}'],
          exclude: ['tests/architecture/fixtures/**'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: './tests/support/seed.ts',
          globalSetup: './tests/browser/support/globalSetup.ts',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
