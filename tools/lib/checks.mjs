/**
 * The static checks, each with the program that makes it. `npm run check` and `npm test` both
 * run this list. What is checked stands in the configuration files of the programs.
 */
import { bin, run, tool } from './project.mjs'

/** @type {Readonly<Record<string, () => string[]>>} */
export const CHECKS = {
  types: () => bin('tsc', '-b'),
  lint: () => bin('oxlint', '--deny-warnings', '--format=agent'),
  boundaries: () => tool('checkBoundaries'),
  dead: () => bin('knip', '--no-progress', '--treat-config-hints-as-errors'),
  duplicates: () => bin('jscpd', '--config', '.jscpd.json', '--fail-on-empty'),
}

/**
 * Runs checks side by side.
 * @param {string[]} names
 * @returns {Promise<{ name: string, code: number, output: string }[]>}
 */
export function runChecks(names) {
  return Promise.all(
    names.map(async (name) => {
      const command = CHECKS[name]
      if (!command) return { name, code: 2, output: `There is no check "${name}"; there are ${Object.keys(CHECKS).join(', ')}.` }
      return { name, ...(await run(command(), { capture: true })) }
    }),
  )
}
