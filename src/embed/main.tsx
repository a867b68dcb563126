/**
 * Starts an embed: the scene of this address in a small frame. It takes no focus, scrolls
 * nothing and needs no storage; what the address asks for is read in params.ts.
 */
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import '../app/static/static.css'
import { findScene } from '../app/registry'
import { contentsHref, sceneHref } from '../app/router'
import { pagePath } from '../ui/root'
import { Live } from '../screen/Live'
import { prepareScene } from '../screen/prepareScene'
import { EmbedMessage } from './EmbedMessage'
import { EmbedPage } from './EmbedPage'
import { slugOf } from './slugOf'

async function start(container: HTMLElement): Promise<void> {
  const slug = slugOf(pagePath())
  const entry = findScene(slug)
  const root = createRoot(container)
  const show = (page: ReactNode): void => root.render(<Live>{page}</Live>)
  if (!entry?.load) return show(<EmbedMessage title="No such scene" text={`No scene is called "${slug}" yet.`} href={contentsHref()} />)
  try {
    const scene = await entry.load()
    await prepareScene(scene, window.location.search, document)
    show(<EmbedPage scene={scene} />)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    show(<EmbedMessage title={`Scene ${entry.number}, ${entry.title}, could not be loaded`} text={reason} href={sceneHref(slug)} />)
  }
}

const container = document.getElementById('app')
if (container) void start(container)
