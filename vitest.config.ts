/**
 * Two suites: "node" needs nothing but Node, which is the proof that the simulation is pure;
 * "browser" drives a real Chromium against the production build.
 */
import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** No test is failed for a slow machine: what is not done after this time never will be. */
const NEVER_ENDS_MS = 600_000

export default defineConfig({
  test: {
    // Left alone, Vitest keeps one core for itself: on two cores, one file after the other. Of browsers more than four are too many.
    maxWorkers: Math.min(4, Math.max(2, availableParallelism())),
    projects: [
      {
        extends: './vite.config.ts',
        test: {
          name: 'node',
          // Files of one worker share what they import, and runs of scenes with it: loading the sources anew cost a third of the time.
          isolate: false,
          environment: 'node',
          setupFiles: ['./tests/support/seed.ts', './tests/support/warm.ts'],
          include: ['src/**/*.test.{ts,tsx}', 'tests/{scenes,property,architecture,tools,conformance}/**/*.test.{ts,tsx}'],
          exclude: ['tests/architecture/fixtures/**'],
          testTimeout: NEVER_ENDS_MS,
          hookTimeout: NEVER_ENDS_MS,
        },
      },
      {
        extends: './vite.config.ts',
        test: {
          name: 'browser',
          // As above: scenes and their runs, which say what is looked at.
          isolate: false,
          environment: 'node',
          include: ['tests/browser/**/*.test.ts'],
          setupFiles: './tests/support/seed.ts',
          globalSetup: './tests/browser/support/globalSetup.ts',
          testTimeout: NEVER_ENDS_MS,
          hookTimeout: NEVER_ENDS_MS,
        },
      },
    ],
  },
})
