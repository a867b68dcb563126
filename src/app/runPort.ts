/**
 * Starts the thread that makes long runs. A page loads this when there is such a run.
 */
import type { PagePort } from '../player/remote/protocol'
import { portTo } from '../player/remote/workerPort'

export function openRunPort(): PagePort {
  return portTo(new Worker(new URL('./runWorker.ts', import.meta.url), { type: 'module' }))
}
