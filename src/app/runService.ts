/**
 * What the thread of long runs does (runWorker begins it): it has the scenes' own modules and loads the one that it is asked for.
 */
import type { Asked, Told } from '../player/remote/protocol'
import { serveRuns } from '../player/remote/serveRuns'
import { pause } from './pause'
import { findScene } from './registry'
import type { Scene } from '../scene/types'

async function sceneOf(slug: string): Promise<Scene> {
  const scene = await findScene(slug)?.load?.()
  if (!scene) throw new Error(`no scene is called "${slug}"`)
  return scene
}

/** `early`: what was asked before this was there. */
export function serve(early: readonly Asked[]): void {
  serveRuns(
    {
      post: (message: Told, buffers = []) => postMessage(message, { transfer: [...buffers] }),
      listen: (onMessage) => {
        addEventListener('message', ({ data }: MessageEvent<Asked>) => onMessage(data))
        for (const asked of early) onMessage(asked)
      },
    },
    sceneOf,
    pause,
  )
}
