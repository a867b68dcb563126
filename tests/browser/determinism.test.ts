/**
 * Same scene, seed and inputs, same trace: Node and Chromium agree, byte for byte.
 */
import { beforeAll, describe, expect, it } from 'vitest'
import { hashOf, run } from '../../src/run/run'
import { SCENES } from '../scenes/scenes'
import type * as SimEntry from './fixtures/simEntry'
import { openBrowser } from './support/browser'
import { bundle } from './support/bundle'
import { inputCases } from './support/inputCases'

const open = openBrowser()
let script = ''
beforeAll(async () => {
  script = await bundle('tests/browser/fixtures/simEntry.ts', 'simulation')
})

describe.each(SCENES)('$folder', ({ scene }) => {
  it('leaves the same trace in Node and in Chromium, whatever the inputs', async () => {
    const cases = inputCases(scene)
    const { page } = await open('about:blank')
    await page.addScriptTag({ content: `${script}\nwindow.simulation = simulation` })
    const inBrowser = await page.evaluate(
      ([slug, inputs]) => (window as unknown as { simulation: typeof SimEntry }).simulation.traceHashes(slug, inputs),
      [scene.slug, cases.map(({ inputs }) => inputs)] as const,
    )
    const told = (hashes: readonly string[]): string[] => cases.map(({ name }, index) => `${name}: ${hashes[index]}`)
    expect(told(inBrowser)).toEqual(told(cases.map(({ inputs }) => hashOf(run(scene, inputs)))))
    expect(new Set(inBrowser).size, 'different inputs leave different traces').toBeGreaterThan(cases.length / 2)
  })
})
