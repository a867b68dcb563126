/**
 * The page of scene 13, which is not linked yet and so in none of the suites that enumerate scenes: it is a valid scene, its sentences are true as it
 * plays and where levers stand elsewhere, each case is sick and healed by its lever, each layer is what its promise says, and a board ends where the
 * verdict is.
 */
import { describe, expect, it } from 'vitest'
import { type LayerName, LAYERS, type Values } from '../../../scenes/13-your-cdn/levers'
import { scene } from '../../../scenes/13-your-cdn/scene'
import { REBUILD, checksOf } from '../../../scenes/13-your-cdn/closingChecks'
import { verdictOf } from '../../../scenes/13-your-cdn/contract'
import { contractBoard } from '../../../scenes/13-your-cdn/contractBoard'
import { INCIDENT_KINDS, incidentOf } from '../../../scenes/13-your-cdn/incidents/incidents'
import type { LeverValues } from '../../../src/cdn/levers'
import { RunReport } from '../../../src/reading/report'
import type { RunView } from '../../../src/scene/runView'
import { plainProse, sayFor } from '../../../src/scene/say'
import type { Scene } from '../../../src/scene/types'
import { validateScene } from '../../../src/scene/validate'
import { leverCases } from '../../support/leverCases'
import { readRun } from '../../support/readRun'
import { sampled } from '../../support/sampled'
import { untrueTold } from '../../support/untrueTold'

/** The scene with one of its steps alone: what comes before an afresh one does not matter to it. */
const only = (id: string): Scene => ({ ...scene, steps: scene.steps.filter((step) => step.id === id) })
const reportOf = (of: Scene, levers: LeverValues = {}): RunReport => new RunReport(readRun(of, { seed: scene.seed, levers, acts: [] }))
const view = (report: RunReport): RunView<Values> => report as unknown as RunView<Values>

describe('the scene', () => {
  const report = reportOf(scene)

  it('is valid', () => expect(validateScene(scene)).toEqual([]))

  it.each(scene.steps.map((step, index) => [step.id, step, index] as const))('says what is so, and no more than sixty words, in %s', (_, step, index) => {
    expect(step.claims.filter((claim) => !claim.holds(report)).map(({ text }) => text)).toEqual([])
    const words = plainProse(step.prose(report, sayFor(report, index)).join(' ')).split(/\s+/)
    expect(words.length, words.join(' ')).toBeLessThanOrEqual(60)
    if (step.challenge) expect(step.challenge.met(report)).toBe(false)
    if (step.predict) expect(step.predict.options[step.predict.answer(report)]).toBeDefined()
  })

  it('has one answer to its quiz', () => expect(scene.quiz.options.filter(({ holds }) => holds(report))).toHaveLength(1))

  it('ends its board where the verdict is', () => {
    for (const step of ['agreed', 'trial']) {
      const { panels } = contractBoard(view(report), step)
      expect(panels.map((panel) => [panel.id, panel.kind === 'line' ? panel.values.at(-1) : null])).toEqual(verdictOf(view(report), step).map(({ id, got }) => [id, got]))
    }
  })
})

it('says nothing untrue where levers stand elsewhere', () => {
  const untrue = sampled([leverCases(scene)], 12).flatMap(({ name, inputs }) => untrueTold(scene, new RunReport(readRun(scene, inputs))).map((text) => `${name}: ${text}`))
  expect(untrue).toEqual([])
})

describe('a case', () => {
  const numbers = INCIDENT_KINDS.map(({ id }) => Array.from({ length: 40 }, (_, k) => k + 1).find((number) => incidentOf(number).id === id)!)
  it.each(INCIDENT_KINDS.map(({ id }, k) => [id, numbers[k]!] as const))('of the kind %s has a number, is sick, and is healed by its lever', (_, caseNumber) => {
    const { lever, value } = incidentOf(caseNumber).heals
    const [{ challenge }] = only('sick').steps as [Scene['steps'][number]]
    expect(challenge!.met(reportOf(only('sick'), { caseNumber }))).toBe(false)
    expect(challenge!.met(reportOf(only('sick'), { caseNumber, [lever]: value }))).toBe(true)
  })
})

describe('an edge from memory', () => {
  const broken = (layers: readonly LayerName[]): readonly string[] => checksOf(view(reportOf(only(REBUILD), { layers })), REBUILD).filter(({ holds }) => !holds).map(({ id }) => id)
  /** What breaks without a layer, all others in their places. */
  const FOR: Partial<Record<LayerName, readonly string[]>> = {
    surrogateKeysAtUsers: ['stale'], rateLimit: ['refused'], bypass: ['carts'], staleWhileRevalidate: ['behind'], coalesce: ['wanted'], staleIfError: ['rescued'], revalidate: ['revalidated'], breaker: ['breaker'],
    shareAnswers: [], normalise: [], preconditions: [], head: [], invalidate: [],
  }

  it('keeps every promise with all layers, and hardly one without', () => {
    expect(broken(LAYERS)).toEqual([])
    expect(broken([])).toHaveLength(8)
  })

  it.each(Object.entries(FOR))('breaks what %s is for when it is left out', (name, promises) => {
    expect(broken(LAYERS.filter((layer) => layer !== name))).toEqual(promises)
  })

  it('needs the order: inside out it breaks much', () => {
    expect(broken(LAYERS.toReversed()).length).toBeGreaterThan(3)
  })
})
