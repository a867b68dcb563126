/**
 * The page's side of the thread that makes its long runs: asks for jobs, tells how far they are, and forgets those that
 * nobody wants any more.
 */
import { SimulationError } from '../../engine/invariant'
import type { RequestMessage } from '../../frame/requestMessages.types'
import type { Reading } from '../../reading/reading'
import type { RunProgress } from '../../run/run'
import type { Inputs } from '../../run/run.types'
import type { Scene } from '../../scene/types'
import { Making, type OnProgress } from '../making'
import type { PagePort, Told } from './protocol'
import { unpackReading } from './readingData'

interface Open {
  readonly progress: (progress: RunProgress) => void
  readonly done: (told: Exclude<Told, { kind: 'progress' }>) => void
  readonly fail: (error: Error) => void
}

export class RemoteRuns {
  readonly #scene: Scene
  readonly #port: PagePort
  readonly #open = new Map<number, Open>()
  #jobs = 0

  constructor(scene: Scene, port: PagePort) {
    this.#scene = scene
    this.#port = port
    port.listen((told) => this.#hear(told))
    port.onLost((reason) => {
      const lost = [...this.#open.values()]
      this.#open.clear()
      for (const { fail } of lost) fail(new Error(reason))
    })
  }

  /** The run of these inputs, with its index. */
  run(inputs: Inputs, onProgress: OnProgress): Making<Reading> {
    return this.#ask({ inputs }, onProgress, (told) => (told.kind === 'run' ? unpackReading(this.#scene, told.reading) : null))
  }

  /** The messages of one request of that run. */
  messages(inputs: Inputs, request: number): Making<readonly RequestMessage[]> {
    return this.#ask({ inputs, request }, () => undefined, (told) => (told.kind === 'messages' ? told.messages : null))
  }

  close(): void {
    this.#open.clear()
    this.#port.close()
  }

  #ask<T>(what: { inputs: Inputs; request?: number }, progress: OnProgress, read: (told: Told) => T | null): Making<T> {
    const job = this.#jobs++
    const result = new Promise<T>((resolve, fail) => {
      const done = (told: Told): void => {
        if (told.kind === 'failed') return fail(new SimulationError(told.message))
        const answer = read(told)
        if (answer !== null) resolve(answer)
      }
      this.#open.set(job, { progress, done, fail })
    })
    this.#port.post({ kind: 'make', job, slug: this.#scene.slug, ...what })
    return new Making(result, () => {
      if (this.#open.delete(job)) this.#port.post({ kind: 'stop', job })
    })
  }

  #hear(told: Told): void {
    const open = this.#open.get(told.job)
    if (!open) return
    if (told.kind === 'progress') return open.progress(told.progress)
    this.#open.delete(told.job)
    open.done(told)
  }
}
