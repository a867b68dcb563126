/**
 * Wherever a learner puts a lever, no step says what is not so: each claim that its sentences rest on holds in that run, or one
 * of those that do not has a word that is shown instead. What is not so yet stands in untrue.ts, and nothing else.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { RunReport } from '../../src/reading/report'
import { plainProse, sayFor } from '../../src/scene/say'
import { toldOf, untrue } from '../../src/scene/told'
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
  const runs = leverCases(scene).map(({ name, inputs }) => ({ name, report: new RunReport(runOf(scene, inputs)) }))
  const told = scene.steps.map((step, index) => runs.map(({ name, report }) => ({ name, report, told: toldOf(step, report, sayFor(report, index)) })))

  it('says nothing untrue at the ends of its levers', () => {
    const found = [...new Set(runs.flatMap(({ report }) => untrueTold(scene, report)))]
    expect(found, found.join('; ')).toEqual(UNTRUE[folder] ?? [])
  })

  it('has no word that no lever calls for', () => {
    const idle = scene.steps.flatMap((step) => step.claims.filter((claim) => claim.instead && runs.every(({ report }) => untrue(step, report) !== claim)).map(({ text }) => `${step.id}: ${text}`))
    expect(idle).toEqual([])
  })

  it('keeps its words in the pages that are shipped', () => {
    const files = readdirSync(home).filter((name) => name.endsWith('.ts'))
    const written = files.flatMap((name) => nodesOf(name, readFileSync(`${home}/${name}`, 'utf8'))).flatMap(wordsIn)
    expect(written).toHaveLength(scene.steps.flatMap(({ claims }) => claims.filter(({ instead }) => instead)).length)
  })

  it('types no number where a claim does not hold', () => {
    const typed = told.flat().flatMap(({ told: { holds, line } }) => (!holds && /\d/.test(unmeasured(line)) ? [line] : []))
    expect(typed).toEqual([])
  })

  it('keeps it short where a claim does not hold', () => {
    const long = told.flat().flatMap(({ told: { holds, line } }) => (!holds && plainProse(line).split(/\s+/).length > MAX_WORDS ? [line] : []))
    expect(long).toEqual([])
  })
})
