/**
 * What holds in every engine: a scene leaves the same trace as in Node, and the built course opens and plays without an
 * error. An engine that is not on this machine is skipped, with the sentence that says why.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashOf, run } from '../../../../src/run/run'
import { builtFiles } from '../../../../tools/lib/pageWeight.ts'
import { SITES } from '../../../../tools/lib/sites.mjs'
import { SCENES } from '../../../scenes/scenes'
import type * as SimEntry from '../../fixtures/simEntry'
import { bundle } from '../../../../tools/lib/bundle'
import { fastClock } from '../clocks'
import { inputCases } from '../inputCases'
import { SHOWN_SCENES } from '../shownScenes'
import { linkedMomentsOf } from '../../../support/moments'
import type { Engine } from './engine'
import { playFirstStep } from './playStep'

declare global {
  interface Window {
    simulation?: typeof SimEntry
  }
}

/**
 * @param found The programs that `launch` starts, or why there are none.
 * @param runs All inputs; or few, and the course is played: elsewhere than in Chromium, where every other suite plays it.
 */
export function describeEngine<T extends object>(
  name: string,
  found: T | { readonly missing: string },
  launch: (programs: T) => Promise<Engine>,
  runs: 'all' | 'few' = 'few',
): void {
  if ('missing' in found) {
    it.skipIf(true)(`in ${name}: ${found.missing}`, () => undefined)
    return
  }
  describe(`in ${name}`, () => {
    let engine: Engine | undefined
    const page = (): Engine => {
      if (!engine) throw new Error(`${name} is not running`)
      return engine
    }
    beforeAll(async () => {
      engine = await launch(found)
    })
    afterAll(() => engine?.close())
    describeTraces(page, runs === 'all')
    if (runs === 'few') {
      describeThread(page)
      describeCourse(page)
    }
  })
}

/** Cases that have everything in them: a lever alone at one of its ends is no other code. */
const FEW = ['as it is', 'all levers moved', 'another seed', 'a few acts']

function describeTraces(page: () => Engine, all: boolean): void {
  let script = ''
  beforeAll(async () => {
    script = `${await bundle('tests/browser/fixtures/simEntry.ts', 'simulation')}\nwindow.simulation = simulation`
  })
  it.each(SCENES)('$folder leaves the same trace as in Node, whatever the inputs', async ({ scene }) => {
    const cases = inputCases(scene).filter(({ name }) => all || FEW.includes(name))
    await page().goTo('about:blank')
    const inPage = await page().evaluate(hashesIn, { script, slug: scene.slug, inputs: cases.map(({ inputs }) => inputs) })
    const told = (hashes: readonly string[]): string[] => cases.map(({ name }, index) => `${name}: ${hashes[index]}`)
    expect(told(inPage)).toEqual(told(cases.map(({ inputs }) => hashOf(run(scene, inputs)))))
    expect(new Set(inPage).size, 'different inputs leave different traces').toBeGreaterThan(cases.length / 2)
  })
}

/** Two of them: what can differ is the thread, which all share. */
function describeThread(page: () => Engine): void {
  it('the thread of long runs hands over the traces of Node', async () => {
    const script = `${await bundle('tests/browser/fixtures/simEntry.ts', 'simulation')}\nwindow.simulation = simulation`
    const worker = builtFiles(SITES.test.dist, '.js').find((file) => /runWorker-/.test(file))!
    await page().goTo('')
    for (const { scene } of SHOWN_SCENES.slice(-2)) {
      expect(await page().evaluate(withScript(script, handedOver), { slug: scene.slug, worker }), scene.slug).toBe(hashOf(run(scene)))
    }
  })
}

/** The function with a script in front of it, not as a part of the page, whose policy lets none in: engines send what a function is as a text. */
function withScript<A, R>(script: string, run: (argument: A) => R | Promise<R>): (argument: A) => R | Promise<R> {
  return Object.assign((argument: A) => run(argument), { toString: () => `(argument) => {\n${script}\nreturn (${run})(argument)\n}` })
}

/** Runs in the page. */
function handedOver({ slug, worker }: { readonly slug: string; readonly worker: string }): Promise<string> {
  return window.simulation!.handedOverHash(slug, new URL(worker, window.location.href).href)
}

interface HashesWanted {
  readonly script: string
  readonly slug: string
  readonly inputs: Parameters<typeof SimEntry.traceHashes>[1]
}

/** Runs in the page. */
function hashesIn({ script, slug, inputs }: HashesWanted): Promise<readonly string[]> {
  const element = document.createElement('script')
  element.textContent = script
  document.head.append(element)
  if (!window.simulation) throw new Error('the bundle of the simulation did not run')
  // Engines wait for a promise.
  return window.simulation.traceHashes(slug, inputs)
}

function describeCourse(page: () => Engine): void {
  it('the contents open', async () => {
    await page().goTo('')
    expect(await page().evaluate(() => document.querySelectorAll('main ol > li h2 a').length, null)).toBe(SCENES.length)
    expect(await page().takeProblems()).toEqual([])
  })

  describe.each(SHOWN_SCENES)('$folder', ({ scene }) => {
    const end = linkedMomentsOf(scene).find(({ part }) => part === 'end')

    it('opens and plays a step to its end', async () => {
      await page().goTo(`s/${scene.slug}/`)
      await page().evaluate(fastClock, null)
      const { link, percent } = await page().evaluate(playFirstStep, { writesLink: true })
      expect(await page().takeProblems()).toEqual([])
      expect([link, percent]).toEqual([end?.link, String(Math.round((end?.share ?? 0) * 100))])
    })

    it('opens and plays a step to its end as an embed', async () => {
      await page().goTo(`e/${scene.slug}/?speed=8`)
      await page().evaluate(fastClock, null)
      const { percent, words } = await page().evaluate(playFirstStep, { writesLink: false })
      expect(await page().takeProblems()).toEqual([])
      expect(percent).toBe(String(Math.round((end?.share ?? 0) * 100)))
      expect(words).toMatch(/^step 1 of /)
    })
  })
}
