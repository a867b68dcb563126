/**
 * Starts the course: theme, then the page of this address. The prerendered page stays in view
 * until its successor is ready to be drawn.
 */
import { createRoot } from 'react-dom/client'
import '../ui/base.css'
import './static/static.css'
import { App } from './App'
import { loadPage } from './loadPage'
import { currentRoute } from './router'
import { followTheme } from './theme'

async function start(container: HTMLElement): Promise<void> {
  followTheme()
  const first = currentRoute()
  const page = await loadPage(first)
  createRoot(container).render(<App first={first} firstPage={page} />)
}

const container = document.getElementById('app')
if (container) void start(container)
