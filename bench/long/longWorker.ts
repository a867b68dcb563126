/**
 * The thread that makes the long run of the bench, as a page's makes those of its scenes (src/app/runWorker.ts).
 */
import type { Asked, Told } from '../../src/player/remote/protocol.ts'
import { serveRuns } from '../../src/player/remote/serveRuns.ts'
import { longScene } from '../runs/trafficScenes.ts'

serveRuns(
  {
    post: (message: Told, buffers = []) => postMessage(message, { transfer: [...buffers] }),
    listen: (onMessage) => addEventListener('message', ({ data }: MessageEvent<Asked>) => onMessage(data)),
  },
  async () => longScene,
  async () => undefined,
)
