/** The stream of a learner's events, over every scene: steps, predictions, the question, the challenge. */
import { describe, expect, it } from 'vitest'
import { withEvent } from '../../src/app/learned'
import type { Progress } from '../../src/app/progress'
import { stepBounds } from '../../src/frame/dilation'
import { createPlayer } from '../../src/player/createPlayer'
import type { Ticker } from '../../src/player/ticker'
import { RunReport } from '../../src/reading/report'
import { untrue } from '../../src/scene/told'
import { actCases } from '../support/actCases'
import { leverCases } from '../support/leverCases'
import { runOf } from '../support/runOf'
import { SCENES } from './scenes'

/** Time stands still: the playhead goes where it is sent. */
const ticker: Ticker = { start: () => undefined, stop: () => undefined }

const NOTHING: Progress = { steps: {}, tasks: {}, proofs: {}, scenes: [] }

describe.each(SCENES)('$folder', ({ scene }) => {
  const open = () => createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: true, asksFirst: false, ticker })

  it('tells each step once as it is reached and as it is finished, and then that the scene is complete', () => {
    const player = open()
    for (let i = 0; i < scene.steps.length; i++) player.commands.goToStep(i)
    for (let i = scene.steps.length - 1; i >= 0; i--) player.commands.goToStep(i)
    const told = player.learner.events.filter(({ kind }) => kind !== 'met')
    expect(told).toEqual([
      ...scene.steps.flatMap(({ id }) => [{ kind: 'reached', step: id }, { kind: 'finished', step: id }]),
      { kind: 'completed' },
    ])
    player.destroy()
  })

  it('has seen a step when the playhead was at its end, however it came there, and not when it was left before', () => {
    const player = createPlayer({ scene, link: { levers: {}, acts: [] }, reducedMotion: false, ticker })
    const { run } = player.store.getState()
    const ids = scene.steps.map(({ id }) => id)
    const seen = (): readonly string[] => player.learner.events.reduce((sum, event) => withEvent(sum, 'a', event, ids), NOTHING).steps['a'] ?? []
    for (const index of ids.keys()) player.commands.goToStep(index)
    expect(seen()).toEqual([])
    for (const [index, id] of ids.entries()) {
      const { start, end } = stepBounds(run, index)
      player.commands.seek((start + end) / 2)
      expect(seen(), id).not.toContain(id)
      player.commands.seek(end)
      expect(seen(), id).toContain(id)
    }
    player.destroy()
  })

  const asking = scene.steps.flatMap((step, index) => (step.predict ? [{ step, index }] : []))
  it.each(asking.map(({ step, index }) => [step.id, step, index] as const))('asks and grades nothing in %s where a lever or an act has made its words untrue', (id, step, index) => {
    const elsewhere = [...actCases(scene).filter(({ inputs: { acts: [act] } }) => act!.atUs === 0), ...leverCases(scene).filter(({ inputs }) => inputs.acts.length === 0)].find(({ inputs }) => untrue(step, new RunReport(runOf(scene, inputs))))
    if (!elsewhere) return expect(step.claims.some(({ instead }) => instead)).toBe(false)
    const player = createPlayer({ scene, link: { levers: elsewhere.inputs.levers, acts: elsewhere.inputs.acts.map(({ atUs, ...act }) => ({ ...act, sinceUs: atUs })) }, reducedMotion: false, asksFirst: true, ticker })
    player.commands.goToStep(index)
    expect(player.store.getState().playing).toBe(true)
    player.commands.predict(id, 0)
    expect(player.learner.events.some(({ kind }) => kind === 'predicted')).toBe(false)
    player.destroy()
  })

  it('finds exactly one answer right, for every prediction and for the question', () => {
    const player = open()
    const rights = (kind: 'predicted' | 'answered', step?: string) =>
      player.learner.events.filter((one) => one.kind === kind && (step === undefined || ('step' in one && one.step === step)) && one.right)
    for (const { id, predict } of scene.steps) {
      for (const option of predict?.options.keys() ?? []) player.commands.predict(id, option)
      expect(rights('predicted', id), id).toHaveLength(predict ? 1 : 0)
    }
    for (const option of scene.quiz.options.keys()) player.commands.answer(option)
    expect(rights('answered')).toHaveLength(1)
    expect(player.store.getState().answer).toBe(scene.quiz.options.length - 1)
    player.destroy()
  })
})
