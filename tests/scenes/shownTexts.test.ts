import { expect, it } from 'vitest'
import type { RunView } from '../../src/scene/runView'
import type { Scene } from '../../src/scene/types'
import { RunReport } from '../../src/reading/report'
import { readRun } from '../support/readRun'
import { shownTexts } from '../support/shownTexts'
import { smallScene } from '../support/smallScene'

const run: RunView = new RunReport(readRun(smallScene))
const [alone, together] = smallScene.steps
const lever = { kind: 'choice', label: 'L', initial: 'a', options: [{ value: 'a', label: 'A' }] } as const
const planted = 'in 7 ways'

it.each<[string, Partial<Scene>]>([
  ['title', { title: planted }],
  ['previously', { previously: planted }],
  ['terms.0.text', { terms: [{ term: 't', text: planted }] }],
  ['levers.l.label', { levers: { l: { ...lever, label: planted } } }],
  ['levers.l.help', { levers: { l: { ...lever, help: planted } } }],
  ['levers.l.group', { levers: { l: { ...lever, group: planted } } }],
  ['levers.l.options.0.label', { levers: { l: { ...lever, options: [{ value: 'a', label: planted }] } } }],
  ['conditions.l.why', { levers: { l: lever }, conditions: { l: { when: () => true, why: planted } } }],
  ['acts.purge.label', { acts: { purge: { label: planted, play: () => undefined } } }],
  ['acts.purge.help', { acts: { purge: { label: '', help: planted, play: () => undefined } } }],
  ['instruments.0.label', { instruments: [{ kind: 'wrong', label: planted }] }],
  ['listings.0.note', { listings: [{ ...smallScene.listings[0]!, note: planted }] }],
  ['topology.nodes.0.name', { topology: { ...smallScene.topology, nodes: [{ ...smallScene.topology.nodes[0]!, name: planted }] } }],
  ['takeaway.0', { takeaway: () => [planted] }],
  ['realWorld.note', { realWorld: { title: '', language: '', code: planted, note: planted } }],
  ['quiz.question', { quiz: { question: planted, options: [] } }],
  ['quiz.options.0.text', { quiz: { question: '', options: [{ text: planted, why: '', holds: () => true }] } }],
  ['quiz.options.0.why', { quiz: { question: '', options: [{ text: '', why: planted, holds: () => true }] } }],
  ['steps.alone.title', { steps: [{ ...alone!, title: planted }] }],
  ['steps.alone.prose.0', { steps: [{ ...alone!, prose: () => [planted] }] }],
  ['steps.alone.line', { steps: [{ ...alone!, line: () => planted }] }],
  ['steps.together.predict.options.0', { steps: [{ ...together!, predict: { ...together!.predict!, options: [planted] } }] }],
  ['steps.together.predict.because', { steps: [{ ...together!, predict: { ...together!.predict!, because: () => planted } }] }],
  ['steps.alone.challenge.text', { steps: [{ ...alone!, challenge: { text: () => planted, now: () => '', met: () => true, solution: { levers: {} } } }] }],
  ['steps.alone.challenge.now', { steps: [{ ...alone!, challenge: { text: () => '', now: () => planted, met: () => true, solution: { levers: {} } } }] }],
])('finds what stands at %s', (where, changes) => {
  expect(shownTexts({ ...smallScene, ...changes }, run).filter(({ text }) => text === planted)).toEqual([{ where, text: planted }])
})
