import { expect, it } from 'vitest'
import { smallScene } from '../../tests/support/smallScene'
import { controlPlane } from '../cdn/control/controlPlane'
import { httpLayers } from '../cdn/layers/httpLayers'
import { surrogateKeys } from '../cdn/layers/surrogateKeysLayer'
import { edge } from '../cdn/nodes/cacheNode'
import { validateScene } from './validate'

it('says which cache could not follow what the control plane tells it', () => {
  const told = (layers: typeof httpLayers) => {
    const cache = edge({ id: 'edge', name: 'edge', layers: () => layers, upstream: 'origin', shows: [], lookupMs: 1, storeMs: 5 })
    const { topology } = smallScene
    const control = controlPlane(() => ({ loss: 0, retries: 1, timeoutMs: 1_000, gossipMs: 0, first: 'together' }))
    return validateScene({ ...smallScene, topology: { ...topology, control, nodes: topology.nodes.map((node) => (node.id === 'edge' ? cache : node)) } })
  }
  expect(told(httpLayers)).toContainEqual(expect.stringContaining('the control plane tells "edge", which knows its copies by their keys alone'))
  expect(told([surrogateKeys, ...httpLayers]).filter((problem) => problem.includes('control plane'))).toEqual([])
})

it('says which place of a group is no node, or stands in two', () => {
  const groups = { north: ['anna', 'bob'], south: ['anna'] }
  const problems = validateScene({ ...smallScene, instruments: [{ kind: 'waits', maxMs: 250, groups }] })
  expect(problems).toContain('instrument waits has "bob" in a group, which is no node')
  expect(problems).toContain('instrument waits has "anna" in two groups')
})

it('says where a table of runs waits for a step that is not there', () => {
  const cells = { kind: 'cells', title: 'Asked', rows: [], columns: [] } as const
  expect(validateScene({ ...smallScene, instruments: [{ ...cells, since: 'never' }] })).toContain('instrument cells names "never", which is no step')
  expect(validateScene({ ...smallScene, instruments: [{ ...cells, notIn: ['nowhere'] }] })).toContain('instrument cells names "nowhere", which is no step')
  expect(validateScene({ ...smallScene, instruments: [{ ...cells, since: smallScene.steps[1]!.id }] }).filter((problem) => problem.includes('cells'))).toEqual([])
})

it('wants every answer of the quiz to say why it is right or wrong', () => {
  const option = (text: string, why: string) => ({ text, why, holds: () => true })
  const problems = validateScene({ ...smallScene, quiz: { question: 'Why?', options: [option('a', 'So.'), option('b', ' ')] } })
  expect(problems).toContain('the quiz does not say why "b" is right or wrong')
  expect(problems).not.toContain('the quiz does not say why "a" is right or wrong')
})

it('is pictured at a step of its own', () => {
  const [first] = smallScene.steps
  expect(validateScene({ ...smallScene, pictured: 'no-step' })).toContain('the scene is pictured at step "no-step", which it has not')
  expect(validateScene({ ...smallScene, pictured: first!.id })).toEqual(validateScene(smallScene))
})

it('wants words for what is taken away, and for what a log is picked by', () => {
  const pick = (label: string) => ({ name: 'region', label })
  const problems = validateScene({ ...smallScene, takeAway: { title: ' ', load: () => Promise.reject(new Error('not asked for')) }, log: { picks: [pick('Region'), pick('')], lines: () => [] } })
  expect(problems).toEqual(expect.arrayContaining([
    'what can be taken away has no title: it stands on the button',
    'the log picks by "region" without a label',
    'the log picks by one thing twice',
  ]))
})
