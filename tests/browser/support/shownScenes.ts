/**
 * The scenes whose pages the browser's suites go over, one by one: those of the course, and the one test scene that has what no scene
 * of the course has. The other test scenes are small copies of what scenes of the course have (tests/scenes/shownScenes.test holds it) and cost as
 * much time as those: they are in Node's suites, and here when they are asked for by name (VITE_SCENE).
 */
import { type FoundScene, WANTED } from '../../scenes/foundScenes'
import { SCENES } from '../../scenes/scenes'

const EVERY_PART = '99-every-part'

export const isShown = ({ home, folder }: FoundScene): boolean => home.startsWith('scenes/') || folder === EVERY_PART

export const SHOWN_SCENES: readonly FoundScene[] = SCENES.filter((entry) => WANTED !== undefined || isShown(entry))
