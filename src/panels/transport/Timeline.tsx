/**
 * The line of the transport: step marks, the part played, the playhead, a dot for each
 * act of the learner and a mark per outcome. The playhead is moved by hand on every tick; React renders only when the run, the
 * step or the width changes.
 */
import { type KeyboardEvent, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { Player } from '../../player/types'
import { formatMs } from '../../words/format'
import { OutcomeMark } from '../../ui/OutcomeMark'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import { useRoving } from '../../ui/useRoving'
import { useWidth } from '../../ui/useWidth'
import { thinMarks, type TimelineMark } from './thinMarks'
import { useSlice } from '../useSlice'
import styles from './Timeline.module.css'

/** Marks are buttons of 24 px: that far apart they never touch. */
const MARK_GAP_PX = 24
const KEY_SHARE = 0.01
const FIRST_WIDTH_PX = 600

export interface TimelineProps {
  readonly player: Player
  /** Without the marks of outcomes. */
  readonly bare?: boolean
}

export function Timeline({ player, bare = false }: TimelineProps) {
  useSlice(player, (state) => state.run)
  const step = useSlice(player, (state) => state.step)
  const frame = useRef<HTMLDivElement>(null)
  const slider = useRef<HTMLDivElement>(null)
  const width = useWidth(frame, FIRST_WIDTH_PX)
  // The player makes a new timeline only for a new run.
  const timeline = player.timeline()
  const marks = useMemo(() => (bare ? [] : thinMarks(timeline.marks, width, MARK_GAP_PX)), [timeline, width, bare])
  usePlayhead(player, frame, slider, marks)
  const scrub = useScrub(player)
  return (
    <div ref={frame} className={styles.timeline}>
      <div
        ref={slider}
        role="slider"
        tabIndex={0}
        aria-label="Timeline"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(player.share() * 100)}
        className={styles.slider}
        onKeyDown={(event) => onSliderKey(event, player)}
        {...scrub}
      >
        <span className={styles.line} />
        <span className={styles.played} data-part="played" />
        {timeline.steps.map((span, index) => (
          <span key={index} className={styles.tick} data-played={index <= step ? '' : undefined} style={{ left: `${span.startShare * 100}%` }} />
        ))}
        {timeline.acts.map(({ share, label }, index) => (
          <span key={index} className={styles.act} title={label} style={{ left: `${share * 100}%` }} />
        ))}
        <span className={styles.runner} data-part="runner">
          <span className={styles.playhead} />
        </span>
      </div>
      {marks.length > 0 && <Marks player={player} marks={marks} />}
    </div>
  )
}

function Marks({ player, marks }: { readonly player: Player; readonly marks: readonly TimelineMark[] }) {
  const run = useSlice(player, (state) => state.run)
  const roving = useRoving(marks.length)
  const nameOf = ({ request, outcome }: TimelineMark): string => {
    const info = run.requests.at(request)
    const who = info ? `: ${info.method} ${info.url}, ${run.nodes[info.client]?.name ?? ''}` : ''
    return `${OUTCOME_WORDS[outcome]}${who}`
  }
  return (
    <div {...roving.container} className={styles.marks} aria-label="Answers on the timeline">
      {marks.map((mark, index) => (
        <button
          key={mark.request}
          {...roving.item(index)}
          type="button"
          className={styles.mark}
          style={{ left: `${mark.share * 100}%` }}
          aria-label={nameOf(mark)}
          title={nameOf(mark)}
          onClick={() => player.commands.select({ kind: 'request', request: mark.request })}
        >
          <OutcomeMark outcome={mark.outcome} size={10} decorative />
        </button>
      ))}
    </div>
  )
}

/** Moves the playhead, shows the marks it has passed once and lights those behind it; says where it is in words, once per percent. */
function usePlayhead(
  player: Player,
  frame: { readonly current: HTMLElement | null },
  slider: { readonly current: HTMLElement | null },
  marks: readonly TimelineMark[],
): void {
  const draw = useMemo(() => {
    let lit = -1
    let seen = -1
    return (): void => {
      const [box, bar] = [frame.current, slider.current]
      if (!box || !bar) return
      const share = player.share()
      for (const part of bar.querySelectorAll<HTMLElement>('[data-part]')) {
        part.style.transform = part.dataset['part'] === 'played' ? `scaleX(${share})` : `translateX(${share * 100}cqi)`
      }
      const { playing } = player.store.getState()
      const percent = String(Math.round(share * 100))
      if (!playing || bar.getAttribute('aria-valuenow') !== percent) {
        bar.setAttribute('aria-valuenow', percent)
        bar.setAttribute('aria-valuetext', positionWords(player))
      }
      const passed = marks.findLastIndex((mark) => mark.share <= share)
      if (passed === lit) return
      lit = passed
      seen = Math.max(seen, passed)
      box.querySelectorAll<HTMLElement>('[data-roving]').forEach((mark, index) => {
        mark.toggleAttribute('data-played', index <= passed)
        mark.toggleAttribute('data-seen', index <= seen)
      })
    }
  }, [player, frame, slider, marks])
  useLayoutEffect(draw)
  useEffect(() => player.onTick(draw), [player, draw])
}

function positionWords(player: Player): string {
  const { step, scene } = player.store.getState()
  return `step ${step + 1} of ${scene.steps.length}, ${formatMs(player.timeMs())}`
}

/** Scrubbing pauses; letting go plays on if it was playing. */
function useScrub(player: Player) {
  const held = useRef<{ readonly wasPlaying: boolean } | null>(null)
  const seek = (event: PointerEvent<HTMLElement>): void => {
    const { left, width } = event.currentTarget.getBoundingClientRect()
    if (width > 0) player.commands.seekShare(Math.max(0, Math.min(1, (event.clientX - left) / width)))
  }
  const release = (): void => {
    if (held.current?.wasPlaying) player.commands.play()
    held.current = null
  }
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      held.current = { wasPlaying: player.store.getState().playing }
      player.commands.pause()
      seek(event)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (held.current) seek(event)
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}

function onSliderKey(event: KeyboardEvent, player: Player): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
  const { commands } = player
  const move = (by: number) => () => commands.seekShare(Math.max(0, Math.min(1, player.share() + by)))
  const actions: Readonly<Record<string, () => void>> = {
    ArrowRight: move(KEY_SHARE),
    ArrowUp: move(KEY_SHARE),
    ArrowLeft: move(-KEY_SHARE),
    ArrowDown: move(-KEY_SHARE),
    PageUp: commands.nextStep,
    PageDown: commands.previousStep,
    Home: () => commands.seekShare(0),
    End: () => commands.seekShare(1),
  }
  const action = actions[event.key]
  if (!action) return
  event.preventDefault()
  event.stopPropagation()
  action()
}
