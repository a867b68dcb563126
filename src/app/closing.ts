/**
 * The page that comes after the last scene: a document by itself, which the build writes (static/ClosingPage) and the app
 * neither loads nor draws. Links to it are plain ones.
 */
import { CONTENTS } from './contents'
import type { PlannedScene } from './contents'
import { contentsHref } from './router'

export const CLOSING_TITLE = 'What you can now do'
/** Its folder below the contents page. */
export const CLOSING_FOLDER = 'what-you-can-now-do'

export const closingHref = (): string => `${contentsHref()}${CLOSING_FOLDER}/`

/** Whether learners see it; other scenes are there for tests. */
export function isOfCourse({ slug }: Pick<PlannedScene, 'slug'>): boolean {
  return CONTENTS.some((one) => one.slug === slug)
}
