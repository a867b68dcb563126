/**
 * What stands over the bars: batons, what begins or ends for all, and where the bars of an earlier crowd ended.
 */
import type { CrowdFrame, CrowdNote } from '../../frame/crowdFrame'
import { NO_BREAK_SPACE, formatCount, formatSeconds } from '../../words/format'
import type { Box } from '../draw/geometry'
import { tenth } from '../draw/rounded'
import { textWidth } from '../draw/text'
import type { CrowdAxis } from './crowdAxis'
import type { RowScale } from './crowdRows'

export const NOTE_SIZE = 11
/** From a line to its words, from a line of words to the next, and from the strip's upper edge to the words of notes (px). */
const [NOTE_GAP, NOTE_LINE, NOTE_BASE] = [5, 14, 27]

/** How far a baton goes to the right on its way to a bar that is near, and how low rows are then (px). */
const [HOOK, LOW] = [13, 14]
const BATON = 'takes over'
/** In a narrower picture the words would stand on the leader's (px). */
const LEAST_FOR_BATON = 480

export interface BatonMark {
  readonly key: number
  /** The line, and the head of the arrow at its end. */
  readonly line: string
  readonly head: string
  /** Said of the only one. */
  readonly words: { readonly x: number; readonly y: number; readonly text: string } | null
}

/** From bar to bar; where rows are low by a hook, for a straight one would not be seen. */
export function batonMarks({ batons }: CrowdFrame, { x: xOf }: CrowdAxis, rows: RowScale, { width }: Box): readonly BatonMark[] {
  return batons.map(({ atMs, from, to }) => {
    const [x, fromY, toY] = [tenth(xOf(atMs)), tenth(rows.middle(from)), tenth(rows.middle(to))]
    const isHook = rows.height * (to - from) < LOW
    return {
      key: to,
      line: isHook ? `M${x} ${fromY}h${HOOK}V${toY}h${-HOOK + 6}` : `M${x} ${fromY}V${toY}`,
      head: isHook ? `M${x + 8} ${toY - 4}v8l-7 -4z` : `M${x - 3} ${toY - 3}h6l-3 4z`,
      words: isHook && batons.length === 1 && width >= LEAST_FOR_BATON ? { x: x + HOOK + 5, y: Math.max(rows.y(0) + 9, rows.middle(from) + 2), text: BATON } : null,
    }
  })
}

export interface NoteMark {
  readonly key: string
  readonly x: number
  readonly text: string
  readonly textX: number
  readonly textY: number
  readonly anchor: 'start' | 'end'
}

const NOTE_WORDS: Readonly<Record<CrowdNote['kind'], (note: CrowdNote) => string>> = {
  expired: () => 'the copy expires',
  remembered: ({ forMs }) => `hit-for-miss, for ${formatCount(forMs / 1000)}${NO_BREAK_SPACE}s`,
  'gave-up': ({ forMs }) => `${formatSeconds(forMs)} at the door: go alone`,
  moved: ({ words = '' }) => words,
}

/** Words stand in the strip, where there is least behind them. */
export function noteMarks({ notes }: CrowdFrame, { x: xOf }: CrowdAxis, strip: Box): readonly NoteMark[] {
  return notes.map((note) => {
    const { kind, atMs } = note
    const [x, text] = [xOf(atMs), NOTE_WORDS[kind](note)]
    const width = textWidth(text, NOTE_SIZE, 600) + NOTE_GAP
    const [isLeft, fitsRight] = [x - width >= strip.x, x + width <= strip.x + strip.width]
    const anchor = isLeft && (kind === 'expired' || kind === 'moved' || !fitsRight) ? 'end' : 'start'
    return { key: `${kind} ${atMs}`, x, text, textX: anchor === 'end' ? x - NOTE_GAP : x + NOTE_GAP, textY: strip.y + NOTE_BASE, anchor }
  })
}

export interface OutlineMark {
  readonly d: string
  readonly name: string
  readonly textX: number
  readonly textY: number
  readonly anchor: 'start' | 'end'
}

/** Along the ends of the bars of an earlier crowd, which are spread over the rows of this one. */
export function outlineMarks({ outlines, places, before }: CrowdFrame, { x }: CrowdAxis, rows: RowScale, plot: Box): readonly OutlineMark[] {
  const [top, bottom] = [rows.y(before), rows.y(Math.max(places, before + 1))]
  const taken: Box[] = []
  return outlines.flatMap(({ name, endsMs }) => {
    if (endsMs.length === 0) return []
    const each = (bottom - top) / endsMs.length
    const d = endsMs.map((ms, i) => `${i === 0 ? `M${tenth(x(ms))} ${tenth(top)}` : `H${tenth(x(ms))}`}V${tenth(top + (i + 1) * each)}`).join('')
    const end = x(endsMs.at(-1)!)
    const width = textWidth(name, NOTE_SIZE)
    const fits = end + NOTE_GAP + width <= plot.x + plot.width
    const box = { x: fits ? end + NOTE_GAP : end - NOTE_GAP - width, y: bottom - NOTE_LINE, width, height: NOTE_LINE }
    const rise = taken.filter((other) => other.x < box.x + box.width && box.x < other.x + other.width).length
    taken.push(box)
    return [{ d, name, textX: fits ? end + NOTE_GAP : end - NOTE_GAP, textY: bottom - 4 - rise * NOTE_LINE, anchor: fits ? 'start' : 'end' } as const]
  })
}
