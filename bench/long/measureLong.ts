/**
 * Ten minutes of a thousand requests a second, made on another thread and handed to the page: how long it takes, and what
 * the page's own thread has to do for it.
 */
import { frameAt } from '../../src/frame/frameAt.ts'
import { dilate } from '../../src/frame/dilation.ts'
import type { Told } from '../../src/player/remote/protocol.ts'
import { buffersOf } from '../../src/player/remote/readingData.ts'
import { RemoteRuns } from '../../src/player/remote/remoteRuns.ts'
import { defaultInputs } from '../../src/run/run.ts'
import { longScene } from '../runs/trafficScenes.ts'
import { timed } from '../runs/timed.ts'

export interface LongRound {
  readonly virtualMs: number
  readonly requests: number
  readonly records: number
  /** From the wish to the run and its index on the page. */
  readonly runMs: number
  /** The longest that the page's thread worked on one message of the other. */
  readonly messageMs: number
  readonly dilateMs: number
  readonly firstFrameMs: number
  /** Of tasks that the browser calls long (50 ms); 0 when there was none. */
  readonly longestTaskMs: number
  /** Handed over, index included. */
  readonly bytes: number
}

export async function measureLong(): Promise<LongRound> {
  let [messageMs, longestTaskMs, bytes] = [0, 0, 0]
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration)
  })
  observer.observe({ type: 'longtask' })
  const worker = new Worker(new URL('./longWorker.ts', import.meta.url), { type: 'module' })
  const remote = new RemoteRuns(longScene, {
    post: (message) => worker.postMessage(message, []),
    listen: (hear) => worker.addEventListener('message', (event: MessageEvent<Told>) => {
      const [, ms] = timed(() => hear(event.data))
      messageMs = Math.max(messageMs, ms)
      if (event.data.kind === 'run') bytes = [...buffersOf(event.data)].reduce((sum, { byteLength }) => sum + byteLength, 0)
    }),
    onLost: (lost) => worker.addEventListener('error', ({ message }) => lost(message)),
    close: () => worker.terminate(),
  })
  const start = performance.now()
  const reading = await remote.run(defaultInputs(longScene), () => undefined).result
  const runMs = performance.now() - start
  const [, dilateMs] = timed(() => dilate(reading))
  const [, firstFrameMs] = timed(() => frameAt(reading, reading.endUs / 2))
  remote.close()
  // Long tasks are told after they have ended.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  observer.disconnect()
  return {
    virtualMs: reading.endUs / 1000, requests: reading.requests.length, records: reading.trace.length,
    runMs, messageMs, dilateMs, firstFrameMs, longestTaskMs, bytes,
  }
}
