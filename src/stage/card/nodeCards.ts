/**
 * Where things stand on the card of a cache or an origin, by density (px). The size of the card
 * itself is in draw/density.ts.
 */
import type { SlotFrame } from '../../frame/types'
import { SLOT_ROW } from '../draw/density'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'

/** Between the card's edge and what stands on it. */
export const CARD_PAD = 10

export interface CardPlaces {
  /** The word for the kind, where there is room for it. */
  readonly kind: { readonly x: number; readonly y: number } | null
  readonly name: { readonly x: number; readonly y: number }
  /** The one slot of a card that has no more. */
  readonly slot: Box
  /** Top of the rows of slots of a card that has several. */
  readonly slotsTop: number
  /** The line of counters where they are short: its end from the right edge. */
  readonly counters: { readonly right: number; readonly y: number }
}

export const EDGE_CARD: Readonly<Record<Density, CardPlaces>> = {
  full: {
    kind: { x: CARD_PAD, y: 18 }, name: { x: 45, y: 18 },
    slot: { x: CARD_PAD, y: 27, width: 66, height: 29 }, slotsTop: 62, counters: { right: CARD_PAD, y: 43 },
  },
  medium: { kind: null, name: { x: 9, y: 18 }, slot: { x: 9, y: 26, width: 52, height: 25 }, slotsTop: 56, counters: { right: 9, y: 43 } },
  small: { kind: null, name: { x: 9, y: 15.5 }, slot: { x: 9, y: 23, width: 22, height: 15 }, slotsTop: 42, counters: { right: 9, y: 35 } },
}

export interface OriginPlaces {
  readonly kindY: number
  /** Where there is room for it. */
  readonly name: { readonly x: number; readonly y: number } | null
  /** One fact, or two. */
  readonly factsY: readonly number[]
}

const SHORT_ORIGIN: OriginPlaces = { kindY: 16, name: null, factsY: [31] }
export const ORIGIN_CARD: Readonly<Record<Density, OriginPlaces>> = {
  full: { kindY: 18, name: { x: 64, y: 18.5 }, factsY: [36, 51] },
  medium: SHORT_ORIGIN,
  small: SHORT_ORIGIN,
}

/** Rows of counters: closer together when there are more than two. */
export interface RowPlaces {
  readonly top: number
  readonly step: number
}

/** Beside the one slot: words begin at `x`. */
export const COUNTERS_BESIDE = { x: 86, two: { top: 38, step: 16 }, more: { top: 33, step: 13 } } as const
/** Over several slots, two in a row with `gap` between them. */
export const COUNTERS_OVER = { gap: 16, two: { top: 42, step: 16 }, more: { top: 31, step: 13 } } as const

/** Slots two in a row. */
const PAIR = { gap: 6, height: 24 } as const

/** One slot stands beside the counters; more stand under them, two in a row. */
export function slotBox(i: number, slots: readonly SlotFrame[], density: Density, width: number): Box {
  const { slot, slotsTop } = EDGE_CARD[density]
  if (slots.length <= 1) return slot
  const half = (width - 2 * CARD_PAD - PAIR.gap) / 2
  return { x: CARD_PAD + (i % 2) * (half + PAIR.gap), y: slotsTop + Math.floor(i / 2) * SLOT_ROW, width: half, height: PAIR.height }
}
