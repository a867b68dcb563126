/**
 * The page that comes after the last scene: a document by itself, which the build writes (static/ClosingPage) and the app
 * neither loads nor draws. Links to it are plain ones.
 */
import { CONTENTS } from './contents.ts'
import type { PlannedScene } from './contents.ts'

export const CLOSING_TITLE = 'What you can now do'
/** Below the folder of the contents page (`root`, which ends with a slash). */
export const closingHref = (root: string): string => `${root}what-you-can-now-do/`

/** Whether learners see it; other scenes are there for tests. */
export function isOfCourse({ slug }: Pick<PlannedScene, 'slug'>): boolean {
  return CONTENTS.some((one) => one.slug === slug)
}
