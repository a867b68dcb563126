/**
 * Wherever a learner puts a lever, and whatever is pressed meanwhile, no step says what is not so: each claim that its sentences rest on holds in that run, or one
 * of those that do not has a word that is shown instead. What is not so yet stands in untrue.ts, and nothing else.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import { plainProse, sayFor } from '../../src/scene/say'
import { toldOf, untrue } from '../../src/scene/told'
import { actCases } from '../support/actCases'
import { leverCases } from '../support/leverCases'
import { runOf } from '../support/runOf'
import { type Syntax, isSyntax, nodesOf } from '../support/syntax'
import { unmeasured } from '../support/unmeasured'
import { untrueTold } from '../support/untrueTold'
import { SCENES } from './scenes'
import { UNTRUE } from './untrue'

/** Of what is shown in place of a step's words. */
const MAX_WORDS = 60

/** Fields `instead` of objects that stand in a list of claims, as tools/vite/claims finds them. */
function wordsIn({ type, key, value }: Syntax): readonly Syntax[] {
  if (type !== 'Property' || !isNamed(key, 'claims') || !isSyntax(value) || value.type !== 'ArrayExpression' || !Array.isArray(value['elements'])) return []
  const objects = value['elements'].filter(isSyntax).filter((one) => one.type === 'ObjectExpression')
  return objects.flatMap(({ properties }) => (Array.isArray(properties) ? properties.filter(isSyntax) : [])).filter((field) => isNamed(field['key'], 'instead'))
}

const isNamed = (key: unknown, name: string): boolean => isSyntax(key) && key['name'] === name

describe.each(SCENES)('$folder', ({ folder, home, scene }) => {
  const runs = [...leverCases(scene), ...actCases(scene)].map(({ name, inputs }) => {
    const report = new RunReport(runOf(scene, inputs))
    const steps = scene.steps.map((step, index) => ({ told: toldOf(step, report, sayFor(report, index)), broken: untrue(step, report) }))
    return { name, steps, found: untrueTold(scene, report) }
  })
  /** What is said in place of a step's words. */
  const words = runs.flatMap(({ steps }) => steps.flatMap(({ told: { holds, line } }) => (holds ? [] : [line])))

  it('says nothing untrue at the ends of its levers, nor after an act', () => {
    const texts = new Set(runs.flatMap(({ found }) => found))
    expect([...texts], runs.flatMap(({ name, found }) => found.map((text) => `${name}: ${text}`)).join('; ')).toEqual(UNTRUE[folder] ?? [])
  })

  it('has no word that nothing calls for', () => {
    const called = new Set(runs.flatMap(({ steps }) => steps.map(({ broken }) => broken)))
    expect(scene.steps.flatMap(({ id, claims }) => claims.filter((claim) => claim.instead && !called.has(claim)).map(({ text }) => `${id}: ${text}`))).toEqual([])
  })

  it('keeps its words in the pages that are shipped', () => {
    const files = readdirSync(home).filter((name) => name.endsWith('.ts'))
    const written = files.flatMap((name) => nodesOf(name, readFileSync(`${home}/${name}`, 'utf8'))).flatMap(wordsIn)
    expect(written).toHaveLength(scene.steps.flatMap(({ claims }) => claims.filter(({ instead }) => instead)).length)
  })

  it('types no number where a claim does not hold', () => {
    expect(words.filter((line) => /\d/.test(unmeasured(line)))).toEqual([])
  })

  it('keeps it short where a claim does not hold', () => {
    expect(words.filter((line) => plainProse(line).split(/\s+/).length > MAX_WORDS)).toEqual([])
  })
})
