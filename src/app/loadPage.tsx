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

/** `isFirst`: nothing is in view but what the build wrote for this address. */
export async function loadPage(route: Route, isFirst = false): Promise<ReactNode> {
  if (route.page === 'contents') {
    document.title = COURSE_NAME
    const { openContents } = await import('./pages/openContents')
    return openContents()
  }
  const entry = route.page === 'scene' ? findScene(route.slug) : undefined
  document.title = `${entry?.title ?? 'No such page'} – ${COURSE_NAME}`
  if (entry?.load) return loadScene(entry, entry.load, isFirst)
  const { NotFoundPage } = await import('./pages/NotFoundPage')
  return <NotFoundPage planned={entry} />
}

async function loadScene(entry: SceneEntry, load: NonNullable<SceneEntry['load']>, isFirst: boolean): Promise<ReactNode> {
  try {
    const [openScene, scene] = await Promise.all([loadScenePage(), load()])
    return await openScene(entry, scene, isFirst)
  } catch (error) {
    await LaterFailure.load()
    return <LaterFailure entry={entry} error={error} />
  }
}

async function loadScenePage() {
  const { openScene } = await import('./scene/openScene')
  return openScene
}
