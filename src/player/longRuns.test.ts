/**
 * Runs that are made on another thread: what is in view meanwhile, what supersedes what, how it is stopped, and that the
 * run which comes is the one that would have been made here.
 */
import { describe, expect, it } from 'vitest'
import { arrival, link, opened, opening, stateOf, ticker, until } from '../../tests/support/drivenPlayer'
import { DrivenPort, settled } from '../../tests/support/drivenPort'
import { longScene } from '../../tests/support/longScene'
import { readRun } from '../../tests/support/readRun'
import { frameAt } from '../frame/frameAt'
import { requestMessages } from '../frame/requestMessages'
import { RunReport } from '../reading/report'
import { readingOf } from '../reading/reading'
import { RunInProgress, defaultInputs, hashOf } from '../run/run'
import type { Inputs } from '../run/run.types'
import type { Scene } from '../scene/types'
import { createPlayer, leversOf, openPlayer } from './createPlayer'
import { Making } from './making'
import { Runs } from './runs'
import type { Player } from './types'

const withRate = (rate: number): Inputs => ({ ...defaultInputs(longScene), levers: { rate } })

describe('a long run', () => {
  it('is the one that is made at once', async () => {
    const player = await opened(new DrivenPort(longScene))
    const here = createPlayer({ scene: longScene, link, reducedMotion: true, asksFirst: false, ticker })
    const [far, near] = [stateOf(player), stateOf(here)]
    expect(hashOf(far.run)).toBe(hashOf(near.run))
    expect(far.frame).toEqual(near.frame)
    expect(player.timeline()).toEqual(here.timeline())
    for (const share of [0.2, 0.5, 0.9]) expect(frameAt(far.run, share * far.run.endUs)).toEqual(frameAt(near.run, share * near.run.endUs))
    expect(new RunReport(far.run).p95()).toBe(new RunReport(near.run).p95())
  })

  it('is at hand for the next player of the scene, which makes the ones that it does not have on a thread of its own', async () => {
    const port = new DrivenPort(longScene)
    const runs = new Runs(longScene, port.elsewhere)
    const first = await opened(port, runs)
    first.destroy()
    const next = opening(port, longScene, runs.next())
    if (next instanceof Making) throw new Error('it was made again')
    expect(stateOf(next).run).toBe(stateOf(first).run)
    next.commands.setLever('rate', 20)
    await arrival(port, next)
    expect(hashOf(stateOf(next).run)).toBe(hashOf(readRun(longScene, stateOf(next).branch.inputs)))
  })

  it('can be asked for when the one before it was stopped', async () => {
    const port = new DrivenPort(longScene)
    const runs = new Runs(longScene, port.elsewhere)
    const stopped = opening(port, longScene, runs)
    if (!(stopped instanceof Making)) throw new Error('the run is not long')
    stopped.result.catch(() => undefined)
    stopped.stop()
    const player = await opened(port, runs)
    expect(hashOf(stateOf(player).run)).toBe(hashOf(readRun(longScene, defaultInputs(longScene))))
  })

  it('leaves the one before it in view, says how far it is, and shows the lever where it was put', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    const before = stateOf(player)
    const seen: number[] = []
    player.store.subscribe(({ computing }) => computing && seen.push(computing.share))
    player.commands.setLever('rate', 20)
    expect(stateOf(player)).toMatchObject({ run: before.run, frame: before.frame, branches: before.branches, computing: { share: 0, requests: 0 } })
    expect(stateOf(player).computing!.label).toMatch(/^Requests a second: 20 at /)
    expect(leversOf(stateOf(player))).toEqual({ rate: 20 })
    await arrival(port, player)
    expect(seen.length).toBeGreaterThan(2)
    expect(seen.toSorted((a, b) => a - b)).toEqual(seen)
    const after = stateOf(player)
    expect(hashOf(after.run)).toBe(hashOf(readRun(longScene, after.branch.inputs)))
    expect(after.branches).toHaveLength(2)
    expect(after.run.requests.length).toBeGreaterThan(before.run.requests.length)
  })

  it('is superseded by a newer one, which has everything that it had', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    const shown = new Set<object>()
    player.store.subscribe(({ run }) => shown.add(run))
    const { run: first } = stateOf(player)
    player.commands.setLever('rate', 5)
    await port.step()
    await port.step()
    player.commands.setSeed(3)
    await arrival(port, player)
    const { branch, branches } = stateOf(player)
    expect(branch.inputs).toMatchObject({ seed: 3, acts: [{ kind: 'lever', name: 'rate', value: 5 }] })
    expect(branches.map(({ label }) => label)).toEqual(['As the scene plays it', 'Seed 3'])
    shown.delete(first)
    expect(shown.size).toBe(1)
  })

  it('is stopped: the run in view stays, and the lever goes back', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    const before = stateOf(player)
    player.commands.setLever('rate', 20)
    await port.step()
    await port.step()
    player.commands.stopComputing()
    for (let steps = 0; steps < 100; steps++) await port.step()
    expect(stateOf(player)).toEqual(before)
    expect(leversOf(stateOf(player))).toEqual({ rate: 10 })
  })

  it('can be compared with, and a lever that is moved meanwhile keeps the comparison', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    player.commands.compareLever('rate', 20)
    expect(stateOf(player).comparison).toBeNull()
    await port.step()
    player.commands.setSeed(5)
    await arrival(port, player)
    const { run, comparison } = stateOf(player)
    expect(run.inputs.seed).toBe(5)
    expect(comparison!.run.inputs).toMatchObject({ seed: 5, levers: { rate: 20 } })
    player.commands.endComparison()
    expect(stateOf(player).comparison).toBeNull()
  })

  it('that is known already is shown at once', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    player.commands.setSeed(2)
    await arrival(port, player)
    player.commands.goToBranch(1)
    expect(stateOf(player)).toMatchObject({ computing: null, branch: { id: 1 } })
  })

  it('that fails says why, in the words of a run that is made at once', async () => {
    const broken: Scene = {
      ...longScene,
      steps: longScene.steps.map((step) => ({
        ...step,
        *play(script) {
          yield* step.play(script)
          if (script.levers()['rate'] === 15) throw new Error('fifteen is too many')
        },
      })),
    }
    const port = new DrivenPort(broken)
    const made = opening(port, broken)
    if (!(made instanceof Making)) throw new Error('the run is not long')
    const found: Player[] = []
    void made.result.then((one) => found.push(one))
    await until(port, () => found.length > 0)
    const player = found[0]!
    player.commands.setLever('rate', 15)
    await arrival(port, player)
    expect(stateOf(player).failure!.message).toBe('scene 97 (long) stopped: fifteen is too many')
    const here = createPlayer({ scene: broken, link, reducedMotion: true, asksFirst: false, ticker })
    here.commands.setLever('rate', 15)
    expect(stateOf(here).failure!.message).toBe(stateOf(player).failure!.message)
  })

  it('is made here when the other thread is lost', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    player.commands.setSeed(4)
    await port.step()
    await port.lose()
    expect(stateOf(player)).toMatchObject({ computing: null, failure: null, branch: { inputs: { seed: 4 } } })
    player.commands.setSeed(6)
    expect(stateOf(player).branch.inputs.seed).toBe(6)
  })

  it('that is the first one ends its thread when it is stopped, and not when it has come', async () => {
    const [port, other] = [new DrivenPort(longScene), new DrivenPort(longScene)]
    const made = opening(port)
    if (!(made instanceof Making)) throw new Error('the run is not long')
    await port.step()
    made.stop()
    await settled()
    expect(port.closed).toBe(true)
    const come = opening(other)
    if (!(come instanceof Making)) throw new Error('the run is not long')
    const found: Player[] = []
    void come.result.then((player) => found.push(player))
    await until(other, () => found.length > 0)
    come.stop()
    await settled()
    expect(other.closed).toBe(false)
  })

  it('ends with its player', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    player.destroy()
    await settled()
    expect(port.closed).toBe(true)
  })
})

describe('what is judged by the scene as it plays by itself', () => {
  it('waits for that run', async () => {
    const port = new DrivenPort(longScene)
    const made = openPlayer({
      scene: longScene, link: { levers: { rate: 20 }, acts: [] }, reducedMotion: true, asksFirst: false, ticker, elsewhere: port.elsewhere,
    })
    if (!(made instanceof Making)) throw new Error('the run is not long')
    const found: Player[] = []
    void made.result.then((player) => found.push(player))
    await until(port, () => found.length > 0)
    const player = found[0]!
    player.commands.answer(0)
    const answered = (): boolean => player.learner.events.some(({ kind }) => kind === 'answered')
    expect(answered()).toBe(false)
    await until(port, answered)
    expect(player.learner.events.at(-1)).toEqual({ kind: 'answered', option: 0, right: true })
    const report = player.unchanged()
    expect(report).toBeInstanceOf(RunReport)
    expect(stateOf(player).run.inputs.levers).toEqual({ rate: 20 })
  })
})

describe('messages', () => {
  const kept = (inputs: Inputs, keep: number) => readingOf(longScene, new RunInProgress(longScene, inputs, { keep }).advance(Infinity)!)

  it('are in a run for its followed requests only', () => {
    const run = readRun(longScene)
    for (let id = 0; id < run.requests.length; id++) expect(requestMessages(run, id).length > 0).toBe(run.requests.isFollowed(id))
  })

  it('of any other request come from the same run, made again', async () => {
    const port = new DrivenPort(longScene)
    const player = await opened(port)
    const asked = player.messages(300)
    if (!(asked instanceof Making)) throw new Error('a long run is made again elsewhere')
    const found: unknown[] = []
    void asked.result.then((messages) => found.push(messages))
    await until(port, () => found.length > 0)
    const messages = requestMessages(kept(defaultInputs(longScene), 300), 300)
    expect(messages.length).toBeGreaterThanOrEqual(4)
    expect(found).toEqual([messages])
    const here = createPlayer({ scene: longScene, link, reducedMotion: true, asksFirst: false, ticker })
    expect(here.messages(300)).toEqual(messages)
  })

  it('change nothing else: all records but the lines and messages of that request are the same', () => {
    const [plain, again] = [readRun(longScene, withRate(5)), kept(withRate(5), 100)]
    expect(again.trace.length).toBeGreaterThan(plain.trace.length)
    const happened = ({ trace, requests }: typeof plain): string[] => {
      const rows: string[] = []
      for (let i = 0; i < trace.length; i++) {
        if (trace.request(i) !== 100 || requests.isFollowed(100)) rows.push([trace.timeUs(i), trace.kind(i), trace.node(i), trace.exchange(i)].join(' '))
      }
      return rows
    }
    expect(happened(again)).toEqual(happened(plain))
  })
})

describe('portions', () => {
  it.each([1, 7, 1000])('of %i events leave no mark in a run', (portion) => {
    const making = new RunInProgress(longScene, withRate(5))
    let run = making.advance(portion)
    let last = 0
    while (!run) {
      const { share, timeUs } = making.progress
      expect(share).toBeGreaterThanOrEqual(last)
      expect(timeUs).toBeGreaterThanOrEqual(0)
      last = share
      run = making.advance(portion)
    }
    expect(hashOf(run)).toBe(hashOf(readRun(longScene, withRate(5))))
  })
})
