/**
 * Times pictures in the page: the same stage in every mode, with what is drawn over it changed.
 * Work is counted from the start of a picture to the first task after its paint.
 */
import { useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import '../../src/ui/base.css'
import { frameAt } from '../../src/frame/frameAt.ts'
import { packetsAt } from '../../src/frame/packets.ts'
import type { Frame, PacketBuffer } from '../../src/frame/types.ts'
import type { Reading } from '../../src/reading/reading.ts'
import { Stage } from '../../src/stage/Stage.tsx'
import { barePainter } from './bareCanvas.ts'
import { FLIGHT_US, RUN_US, crowdedRun } from './crowdedRun.ts'
import type { FrameAsk, FrameMode, FrameRound } from './frames.types.ts'
import styles from './measureFrames.module.css'

/** The player tells React of a change this often at most (src/player/playhead.ts). */
const COMMIT_MS = 110
/** Pictures before the first that counts. */
const SETTLE_MS = 400

/** The run in view and the playhead in it, with what the player would offer to the stage. */
interface Show {
  readonly run: Reading
  position: number
  frame: Frame
  /** Packets in flight in the last picture. */
  drawn: number
  readonly tick: () => void
  readonly commit: () => void
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
  readonly onCommit: (listener: () => void) => () => void
}

export async function measureFrames({ packets, mode, ms }: FrameAsk): Promise<FrameRound> {
  const show = createShow(crowdedRun(packets))
  const root = createRoot(document.getElementById('app')!)
  root.render(<Crowd show={show} mode={mode} />)
  await pictures(SETTLE_MS / 2, () => undefined)
  const { onPicture, commits } = drawing(mode, show, packets)
  await pictures(SETTLE_MS, onPicture)
  const before = commits()
  const longTasks = watchLongTasks()
  const times = await pictures(ms, onPicture)
  root.unmount()
  return { ...times, longTasks: longTasks(), commits: commits() - before, drawn: show.drawn }
}

function createShow(run: Reading): Show {
  const ticks = listeners()
  const commits = listeners()
  const show: Show = {
    run,
    position: FLIGHT_US,
    frame: frameAt(run, FLIGHT_US),
    drawn: 0,
    tick: ticks.call,
    commit: commits.call,
    packets(out) {
      packetsAt(run, show.position, out)
      show.drawn = out.length
    },
    onTick: ticks.add,
    onCommit: commits.add,
  }
  return show
}

function listeners() {
  const all = new Set<() => void>()
  return {
    call: () => all.forEach((listener) => listener()),
    add(listener: () => void) {
      all.add(listener)
      return () => all.delete(listener)
    },
  }
}

function drawing(mode: FrameMode, show: Show, packets: number): { onPicture: (elapsed: number) => void; commits: () => number } {
  let commits = 0
  let sinceCommit = 0
  let bareUs = 0
  const bare = mode === 'bare' ? barePainter(document.querySelector<HTMLCanvasElement>(`.${styles.bare}`)!, packets) : null
  const play = (elapsed: number): void => {
    show.position = FLIGHT_US + ((show.position - FLIGHT_US + elapsed * 1000) % (RUN_US - FLIGHT_US))
    sinceCommit += elapsed
    if (mode === 'playback' && sinceCommit >= COMMIT_MS) {
      sinceCommit = 0
      commits++
      show.frame = frameAt(show.run, show.position)
      show.commit()
    }
    show.tick()
  }
  const onPicture = (elapsed: number): void => {
    if (bare) bare(((bareUs += elapsed * 1000) % FLIGHT_US) / FLIGHT_US)
    else if (mode !== 'empty') play(elapsed)
  }
  return { onPicture, commits: () => commits }
}

function Crowd({ show, mode }: { readonly show: Show; readonly mode: FrameMode }) {
  const frame = useSyncExternalStore(show.onCommit, () => show.frame)
  return (
    <div className={styles.area} data-mode={mode}>
      <Stage run={show.run} frame={frame} packets={show.packets} onTick={show.onTick} reducedMotion={false} selection={null} />
      {mode === 'bare' && <canvas className={styles.bare} width={1280} height={720} />}
    </div>
  )
}

/** Draws pictures for so long; the times of all but the first. */
function pictures(ms: number, onPicture: (elapsed: number) => void): Promise<{ intervals: number[]; work: number[] }> {
  const intervals: number[] = []
  const work: number[] = []
  const afterPaint = new MessageChannel()
  let started = 0
  afterPaint.port1.addEventListener('message', () => work.push(performance.now() - started))
  afterPaint.port1.start()
  return new Promise((resolve) => {
    let first = -1
    let last = -1
    const picture = (now: number): void => {
      started = performance.now()
      if (last >= 0) intervals.push(now - last)
      onPicture(last < 0 ? 0 : now - last)
      if (first < 0) first = now
      last = now
      if (now - first < ms) requestAnimationFrame(picture)
      else {
        afterPaint.port1.close()
        resolve({ intervals, work })
        return
      }
      afterPaint.port2.postMessage(null, [])
    }
    requestAnimationFrame(picture)
  })
}

function watchLongTasks(): () => number {
  let count = 0
  const observer = new PerformanceObserver((list) => {
    count += list.getEntries().length
  })
  observer.observe({ type: 'longtask' })
  return () => {
    count += observer.takeRecords().length
    observer.disconnect()
    return count
  }
}
