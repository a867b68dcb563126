/**
 * The page of a scene, when its first picture can be drawn as a whole.
 */
import type { ReactNode } from 'react'
import type { Scene } from '../../scene/types'
import type { SceneEntry } from '../registry'
import { LaterTabs } from './LaterTabs'
import { linkCode } from './links'
import { prepareScene } from '../../screen/prepareScene'
import { ScenePage } from './ScenePage'
import { shapeNow } from './widths'

export async function openScene(entry: SceneEntry, scene: Scene): Promise<ReactNode> {
  const tabbed = ['tabs', 'beside'].includes(shapeNow())
  const { hash } = window.location
  await Promise.allSettled([prepareScene(scene, hash), ...(hash ? [linkCode.load()] : []), ...(tabbed ? [LaterTabs.load()] : [])])
  return <ScenePage key={entry.slug} entry={entry} scene={scene} />
}
