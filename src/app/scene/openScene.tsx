/**
 * The page of a scene, when its first picture can be drawn as a whole.
 */
import type { ReactNode } from 'react'
import type { Scene } from '../../scene/types'
import type { SceneEntry } from '../registry'
import { prepareScene } from './prepareScene'
import { ScenePage } from './ScenePage'

export async function openScene(entry: SceneEntry, scene: Scene): Promise<ReactNode> {
  await prepareScene(scene, window.location.hash)
  return <ScenePage key={entry.slug} entry={entry} scene={scene} />
}
