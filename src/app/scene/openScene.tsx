/**
 * The page of a scene, when its first picture can be drawn as a whole. Its run is made in slices: nothing that is asked of
 * the page meanwhile waits for it.
 */
import type { ReactNode } from 'react'
import { opening } from '../../player/opening'
import { Runs } from '../../player/runs'
import { prepareLevers, prepareScene } from '../../screen/prepareScene'
import type { Scene } from '../../scene/types'
import { elsewhere } from '../elsewhere'
import { pause } from '../pause'
import type { SceneEntry } from '../registry'
import { REDUCED_MOTION } from '../useMedia'
import { LaterSide, LaterTabs } from './LaterTabs'
import { linkCode, readLink } from './links'
import { ScenePage } from './ScenePage'
import { withSign } from './withSign'
import { shapeNow } from './widths'

/** `isFirst`: the page as the build wrote it is in view, and stays there until a long run is made, too, with a sign of how far that is. */
export async function openScene(entry: SceneEntry, scene: Scene, isFirst: boolean): Promise<ReactNode> {
  const shape = shapeNow()
  const beside = shape === 'wide' ? [LaterSide.load(), prepareLevers(scene)] : shape === 'column' ? [] : [LaterTabs.load()]
  const { hash } = window.location
  await Promise.allSettled([prepareScene(scene, hash, document), ...(hash ? [linkCode.load()] : []), ...beside])
  const parsed = readLink(scene, hash)
  const runs = new Runs(scene, elsewhere)
  await runs.prepare(opening(scene, parsed.link), pause)
  if (isFirst) await withSign((onProgress) => runs.made(opening(scene, parsed.link), onProgress))
  return <ScenePage key={entry.slug} entry={entry} scene={scene} first={{ parsed, runs, reducedMotion: window.matchMedia(REDUCED_MOTION).matches }} />
}
