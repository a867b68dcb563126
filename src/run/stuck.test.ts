/**
 * Runs that do not end by themselves: scene 1 with steps of its own.
 */
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/01-the-long-way-round/scene'
import { Kernel } from '../engine/kernel'
import type { Process } from '../engine/process'
import { Resource } from '../engine/resource'
import { Signal } from '../engine/signal'
import { Cause, Exchanges, NO_EXCHANGE } from '../trace/exchanges'
import { TimeoutError } from '../engine/timeout'
import type { LeverValues } from '../cdn/levers'
import type { Scene, Script } from '../scene/types'
import { run } from './run'
import { stuckSentence } from './stuck'

function withSteps(...plays: ((script: Script<LeverValues>) => Process<void>)[]): Scene {
  const [first] = scene.steps
  return { ...scene, steps: plays.map((play, i) => ({ ...first!, id: `step-${i + 1}`, play })) }
}

/** A step that asks once. */
function* asking({ ask, clients }: Script<LeverValues>): Process<void> {
  yield* ask(clients()[0]!, '/index.html')
}

describe('run()', () => {
  it('says which step never ended, and what is waited for', () => {
    const stuck = withSteps(asking, function* (): Process<void> {
      yield new Signal('a copy that nobody brings')
    })
    expect(() => run(stuck)).toThrow(
      'scene 1 (the-long-way-round) stopped: step "step-2" never ended: the script waits for a copy that nobody brings, and nobody is left to end the wait',
    )
  })

  it('goes on after a request that the script gave up', () => {
    const late = withSteps(function* ({ ask, clients, timeout }) {
      try {
        yield* timeout(ask(clients()[0]!, '/index.html'), 1)
      } catch (error) {
        if (!(error instanceof TimeoutError)) throw error
      }
    }, asking)
    const { steps, requests } = run(late)
    expect(steps.map(({ id }) => id)).toEqual(['step-1', 'step-2'])
    expect(requests.length).toBe(2)
  })
})

describe('stuckSentence()', () => {
  function* holding(resource: Resource, forever: Signal): Process<void> {
    yield* resource.use((function* (): Process<void> {
      yield forever
    })())
  }

  it('names requests and what they wait for, five of them at most', () => {
    const kernel = new Kernel()
    const workers = new Resource(kernel, 1, 'a worker at us-east')
    const leader = new Signal('the leader')
    for (let request = 0; request < 8; request++) kernel.spawn(holding(workers, leader), request)
    kernel.run()
    const exchanges = new Exchanges()
    for (let request = 0; request < 20; request++) exchanges.open(Cause.User, 0, NO_EXCHANGE, request)
    expect(stuckSentence('herd', kernel, exchanges)).toBe(
      'step "herd" never ended: request #0 waits for the leader, request #1 waits for a worker at us-east, request #2 waits for a worker at us-east, ' +
        'request #3 waits for a worker at us-east, request #4 waits for a worker at us-east; 3 more wait, and nobody is left to end the wait',
    )
  })
})
