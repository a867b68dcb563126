/**
 * Times the commits of new frames on a stage with many places: making the frame, and what React
 * does with it. Styles and paint are the browser's and not counted.
 */
import { useSyncExternalStore } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import '../../src/ui/base.css'
import { frameAt } from '../../src/frame/frameAt.ts'
import type { Frame } from '../../src/frame/types.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { Stage } from '../../src/stage/Stage.tsx'
import { loadView } from '../../src/stage/views.ts'
import { POPS_RUN_US, popsRun } from './popsRun.ts'
import type { CommitsAsk, CommitsRound } from './frames.types.ts'
import styles from './measureFrames.module.css'

/** As far as the playhead goes between two commits (src/player/playhead.ts: ten a second at most). */
const COMMIT_US = 100_000
/** Commits before the first that counts. */
const SETTLE = 10

const select = (): void => undefined
const noPackets = (): void => undefined
const noTicks = (): (() => void) => () => undefined

export async function measureCommits({ pops, lives, commits }: CommitsAsk): Promise<CommitsRound> {
  const run = popsRun(pops, lives)
  await loadView('lanes')
  const show = showOf(run)
  const root = createRoot(document.getElementById('app')!)
  flushSync(() => root.render(<Places run={run} show={show} />))
  await new Promise(requestAnimationFrame)
  const round: { frames: number[]; commits: number[] } = { frames: [], commits: [] }
  for (let i = 0; i < SETTLE + commits; i++) {
    const started = performance.now()
    show.frame = frameAt(run, (i * COMMIT_US) % POPS_RUN_US)
    const made = performance.now()
    flushSync(show.changed)
    const committed = performance.now()
    if (i >= SETTLE) {
      round.frames.push(made - started)
      round.commits.push(committed - made)
    }
    await new Promise(requestAnimationFrame)
  }
  const drawn = document.querySelectorAll('#app [data-state]').length
  root.unmount()
  return { ...round, drawn }
}

interface Show {
  frame: Frame
  changed: () => void
}

const showOf = (run: Reading): Show => ({ frame: frameAt(run, 0), changed: () => undefined })

function Places({ run, show }: { readonly run: Reading; readonly show: Show }) {
  const listen = (listener: () => void): (() => void) => {
    show.changed = listener
    return () => undefined
  }
  const frame = useSyncExternalStore(listen, () => show.frame)
  return (
    <div className={styles.area} data-mode="stage">
      <Stage run={run} frame={frame} packets={noPackets} onTick={noTicks} reducedMotion={false} onSelect={select} selection={null} />
    </div>
  )
}
