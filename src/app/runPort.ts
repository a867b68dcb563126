/**
 * Starts the thread that makes long runs. A page loads this when there is such a run.
 */
import type { PagePort, Told } from '../player/remote/protocol'

export function openRunPort(): PagePort {
  const worker = new Worker(new URL('./runWorker.ts', import.meta.url), { type: 'module' })
  return {
    post: (message, buffers = []) => worker.postMessage(message, [...buffers]),
    listen: (onMessage) => worker.addEventListener('message', ({ data }: MessageEvent<Told>) => onMessage(data)),
    onLost(lost) {
      worker.addEventListener('error', ({ message }) => lost(message || 'the thread for long runs could not be started'))
      worker.addEventListener('messageerror', () => lost('a run could not be read'))
    },
    close: () => worker.terminate(),
  }
}
