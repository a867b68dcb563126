/**
 * Starts the course: theme, then the page of this address. The page that the build wrote is taken over as it stands; where
 * it was written for something else (a link to a moment, an address that means nothing) it stays in view until its successor
 * is ready to be drawn. React works in slices here, between which the page answers.
 */
import { startTransition } from 'react'
import { createRoot, hydrateRoot } from 'react-dom/client'
import '../ui/base.css'
import './static/static.css'
import { App } from './App'
import { AsWritten } from './AsWritten'
import { appBegins } from './early'
import { FIRST_VIEWPORTS, firstId } from './firstViewports'
import { loadPage } from './loadPage'
import { currentRoute } from './router'
import { themeSetting } from './settings'
import { Live } from '../screen/Live'
import { applyTheme, followTheme } from '../ui/theme'

async function start(container: HTMLElement): Promise<void> {
  followTheme(() => {
    const chosen = themeSetting.get()
    return chosen === 'system' ? 'auto' : chosen
  })
  themeSetting.subscribe(applyTheme)
  const { pathname, hash } = window.location
  const page = await loadPage(currentRoute(), true)
  const app = (
    <Live>
      <App path={pathname} firstPage={page} />
    </Live>
  )
  appBegins()
  startTransition(() => {
    if (container.dataset['path'] !== pathname || hash !== '') return createRoot(container).render(app)
    const viewport = FIRST_VIEWPORTS.find(({ query }) => window.matchMedia(query).matches)
    const screen = viewport && document.getElementById(firstId(viewport))
    if (!screen) return void hydrateRoot(container, app)
    // It stays where it is: put in anew, all of it would be laid out and painted once more.
    for (const other of container.querySelectorAll(':scope > *')) if (other !== screen) other.remove()
    screen.className = ''
    hydrateRoot(screen, <AsWritten viewport={viewport} stage="there">{app}</AsWritten>, { identifierPrefix: viewport.shape })
  })
}

const container = document.getElementById('app')
if (container) void start(container)
