/**
 * What `npm run sim -- --json` prints has the names that the README tells: scripts of others read them.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { simReport } from '../../src/reading/simReport'
import { ROOT } from '../../tools/lib/project.mjs'
import { SCENES } from '../scenes/scenes'
import { readRun } from '../support/readRun'

/** "{ id, name, step }" after `field: [`. */
function told(field: string): readonly string[] {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8').replaceAll(/\s+/g, ' ')
  const [, names = ''] = new RegExp(`\\b${field}: \\[?\\{ ([^{}[\\]]+)`).exec(readme) ?? []
  return names.split(',').flatMap((name) => name.split(':')[0]!.trim() || [])
}

it.each(SCENES)('$folder: its names are those of the README', ({ scene }) => {
  const { requests, origin, nodes, steps } = simReport(readRun(scene))
  const names = { steps, requests, nodes, origin: [origin] }
  for (const [field, things] of Object.entries(names)) {
    expect(told(field).length, field).toBeGreaterThan(2)
    for (const thing of things) expect(Object.keys(thing), field).toEqual(expect.arrayContaining([...told(field)]))
  }
})
