/**
 * The side that makes runs for a page: it takes jobs from a port and does one after the other, in portions, so that it
 * hears in between that a job is no longer wanted. It knows no worker: a test serves through a line of its own.
 */
import { readingOf } from '../../reading/reading'
import { requestMessages } from '../../frame/requestMessages'
import { RunInProgress } from '../../run/run'
import type { Run } from '../../run/run.types'
import type { Scene } from '../../scene/types'
import type { Asked, Port, Told } from './protocol'
import { packReading } from './readingData'

/** Events between two looks at what the page says, and two times that it is told how far a run is: a tenth of a second. */
const PORTION = 100_000

type Job = Extract<Asked, { kind: 'make' }>

/**
 * Serves until the port is closed.
 *
 * @param sceneOf The scene of a slug.
 * @param pause Lets messages in that have arrived.
 */
export function serveRuns(port: Port<Asked, Told>, sceneOf: (slug: string) => Promise<Scene>, pause: () => Promise<void>, portion = PORTION): void {
  const waiting: Job[] = []
  /** Numbers of jobs: the one that is being done, and the one that was last said to be wanted no more. */
  let [current, unwanted] = [NONE, NONE]
  const work = async (): Promise<void> => {
    while (current === NONE && waiting.length > 0) {
      const next = waiting.shift()!
      current = next.job
      await make(next, { port, sceneOf, pause, portion, isWanted: () => unwanted !== next.job })
      current = NONE
    }
  }
  port.listen((message) => {
    if (message.kind === 'make') {
      waiting.push(message)
      void work()
      return
    }
    const at = waiting.findIndex(({ job }) => job === message.job)
    if (at >= 0) waiting.splice(at, 1)
    else unwanted = message.job
  })
}

const NONE = -1

interface Serving {
  readonly port: Port<Asked, Told>
  readonly sceneOf: (slug: string) => Promise<Scene>
  readonly pause: () => Promise<void>
  readonly portion: number
  readonly isWanted: () => boolean
}

async function make(job: Job, { port, sceneOf, pause, portion, isWanted }: Serving): Promise<void> {
  try {
    const scene = await sceneOf(job.slug)
    const making = new RunInProgress(scene, job.inputs, { keep: job.request })
    let run = making.advance(portion)
    while (!run) {
      port.post({ kind: 'progress', job: job.job, progress: making.progress })
      await pause()
      if (!isWanted()) return
      run = making.advance(portion)
    }
    if (isWanted()) answer(port, job, scene, run)
  } catch (error) {
    port.post({ kind: 'failed', job: job.job, message: error instanceof Error ? error.message : String(error) })
  }
}

function answer(port: Port<Asked, Told>, { job, request }: Job, scene: Scene, run: Run): void {
  if (request !== undefined) return port.post({ kind: 'messages', job, messages: requestMessages(readingOf(scene, run), request) })
  const { data, buffers } = packReading(run)
  port.post({ kind: 'run', job, reading: data }, buffers)
}
