/**
 * The real page of every scene while it plays: commits of React and long tasks, in the
 * production build. Commits are counted by the hook that React offers to its developer tools.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Scene } from '../../src/scene/types.ts'
import { ROOT } from '../../tools/lib/project.mjs'
import { serveDist } from '../../tools/lib/serve.mjs'
import type { ChromiumPlace } from '../lib/places.ts'
import { type Line, atMost, printTable } from '../lib/table.ts'

const DIST = join(ROOT, 'dist')
const PORT = 4400
/** Of each step so much is watched; shorter ones to their end (ms). */
const WATCHED_MS = 4000
/** A step that ends sooner says little about a rate (ms). */
const SHORT_MS = 1000
const COMMITS_GOAL = 10

interface Watched {
  readonly ms: number
  readonly commits: number
  readonly longTasks: number
}

declare global {
  interface Window {
    benchWatch: { commits: number; longTasks: number }
  }
}

export async function playbackSuite(chromium: ChromiumPlace): Promise<boolean> {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('There is no build to measure: run npm run build first.')
  const server = await serveDist({ port: PORT })
  const lines: Line[] = []
  try {
    for (const scene of await loadScenes()) {
      const { number, slug } = scene
      const steps = await playScene(chromium, `${server.url}s/${slug}/`, scene.steps.length)
      const rates = steps.filter(({ ms }) => ms >= SHORT_MS).map(({ ms, commits }) => (commits * 1000) / ms)
      const longTasks = steps.reduce((sum, step) => sum + step.longTasks, 0)
      lines.push(
        atMost(`scene ${number}: React commits a second, busiest of ${steps.length} steps`, Math.max(...rates), COMMITS_GOAL, '', 1),
        atMost(`scene ${number}: long tasks while playing`, longTasks, 0, '', 0),
      )
    }
  } finally {
    await server.close()
  }
  return printTable('Playback in the production build', lines)
}

async function loadScenes(): Promise<Scene[]> {
  const modules = import.meta.glob<{ scene: Scene }>('../../scenes/*/scene.ts')
  const scenes = (await Promise.all(Object.values(modules).map((load) => load()))).map(({ scene }) => scene)
  return scenes.sort((a, b) => a.number - b.number)
}

/** Every step by the keyboard, as a learner would go through the scene. */
async function playScene(chromium: ChromiumPlace, url: string, stepCount: number): Promise<Watched[]> {
  const page = await chromium.open(url, countInPage)
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor()
  const steps: Watched[] = []
  for (let step = 0; step < stepCount; step++) {
    if (step > 0) await page.keyboard.press('ArrowRight')
    steps.push(await watchStep(page))
  }
  await page.context().close()
  return steps
}

async function watchStep(page: Page): Promise<Watched> {
  // A step that asks for a prediction waits for it, or for this.
  if (!(await page.evaluate(isPlaying))) await page.keyboard.press('Space')
  const start = await page.evaluate(countsInPage)
  await page.waitForFunction(
    (untilMs) => performance.now() > untilMs || !document.querySelector('button[aria-label="Pause"]'),
    start.ms + WATCHED_MS,
  )
  const end = await page.evaluate(countsInPage)
  return { ms: end.ms - start.ms, commits: end.commits - start.commits, longTasks: end.longTasks - start.longTasks }
}

// These run in the page.

function isPlaying(): boolean {
  return document.querySelector('button[aria-label="Pause"]') !== null
}

function countsInPage(): Watched {
  return { ms: performance.now(), ...window.benchWatch }
}

/** Before the page's own scripts. */
function countInPage(): void {
  window.benchWatch = { commits: 0, longTasks: 0 }
  const hook = {
    supportsFiber: true,
    inject: () => 1,
    checkDCE: () => undefined,
    onCommitFiberRoot: () => window.benchWatch.commits++,
    onCommitFiberUnmount: () => undefined,
  }
  Object.assign(window, { __REACT_DEVTOOLS_GLOBAL_HOOK__: hook })
  new PerformanceObserver((list) => (window.benchWatch.longTasks += list.getEntries().length)).observe({ type: 'longtask' })
}
