/**
 * From a route to the element that draws it. Pages and scenes are chunks: they come together,
 * and a scene that cannot be loaded becomes a page that says so.
 */
import type { ReactNode } from 'react'
import { COURSE_NAME } from './contents'
import { LaterFailure } from './pages/LaterFailure'
import { findScene } from './registry'
import type { SceneEntry } from './registry'
import type { Route } from './router'

export async function loadPage(route: Route): Promise<ReactNode> {
  if (route.page === 'contents') {
    document.title = COURSE_NAME
    const { openContents } = await import('./pages/openContents')
    return openContents()
  }
  const entry = route.page === 'scene' ? findScene(route.slug) : undefined
  document.title = `${entry?.title ?? 'No such page'} – ${COURSE_NAME}`
  if (entry?.load) return loadScene(entry, entry.load)
  const { NotFoundPage } = await import('./pages/NotFoundPage')
  return <NotFoundPage planned={entry} />
}

async function loadScene(entry: SceneEntry, load: NonNullable<SceneEntry['load']>): Promise<ReactNode> {
  try {
    const [openScene, scene] = await Promise.all([loadScenePage(), load()])
    return await openScene(entry, scene)
  } catch (error) {
    await LaterFailure.load()
    return <LaterFailure entry={entry} error={error} />
  }
}

async function loadScenePage() {
  const { openScene } = await import('./scene/openScene')
  return openScene
}
