/**
 * The page's end of the line to a worker.
 */
import type { PagePort, Told } from './protocol'

export function portTo(worker: Worker): PagePort {
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
