/**
 * At which sizes a scene is looked at. Those of the course at all; test scenes, which nobody reads, at a page's, a phone's and an embed's: they
 * are there for parts that no scene of the course has.
 */
import type { FoundScene } from '../../scenes/foundScenes'
import { type SizeName, VIEWPORTS } from './chromium'

const ALL = Object.keys(VIEWPORTS) as SizeName[]
const OF_TEST_SCENES: readonly SizeName[] = ['desktop', 'phone', 'embed']

export function sizesFor({ home }: FoundScene): readonly SizeName[] {
  return home.startsWith('scenes/') ? ALL : OF_TEST_SCENES
}
