/**
 * The canvas over the picture, and the followed packet's chip. Both are moved from onTick,
 * outside React: this component renders when the size, the geometry or the request changes.
 */
import { useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import type { RefObject } from 'react'
import { createPacketBuffer } from '../frame/packets'
import type { PacketBuffer, SpotlightFrame } from '../frame/types'
import { OUTCOME_SHAPES } from '../ui/outcomeShapes'
import type { StageActions } from './actions'
import type { Density, Size } from './density'
import type { Box, Geometry } from './geometry'
import { draw, findFollowed } from './packetPainter'
import type { Palette, Spot } from './packetPainter'
import { readPalette, watchTheme } from './palette'
import { placeChip } from './placeChip'
import styles from './PacketLayer.module.css'

export interface PacketLayerProps extends Size {
  readonly geometry: Geometry
  readonly obstacles: readonly Box[]
  readonly density: Density
  /** Without words the chip is only something to click: the picture says them elsewhere. */
  readonly words: boolean
  readonly spotlight: SpotlightFrame | null
  readonly reducedMotion: boolean
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
  readonly actions: StageActions
}

export function PacketLayer(props: PacketLayerProps) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const chip = useRef<HTMLButtonElement>(null)
  const spot = useRef<Spot>({ visible: false, x: 0, y: 0, tone: 0, request: -1 })
  useTicks(props, canvas, chip, spot)
  return (
    <>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <Chip {...props} chip={chip} spot={spot} />
    </>
  )
}

interface ChipProps extends PacketLayerProps {
  readonly chip: RefObject<HTMLButtonElement | null>
  readonly spot: RefObject<Spot>
}

function Chip({ chip, spot, spotlight, density, words, actions: { select, selection } }: ChipProps) {
  const label = spotlight?.label ?? 'request'
  const outcome = spotlight?.outcome ?? null
  const shown = words && (density === 'full' || outcome !== null)
  const selected = selection?.kind === 'request' && selection.request === spotlight?.request
  return (
    <button
      ref={chip}
      type="button"
      className={styles.chip}
      data-tone={outcome ?? 'plain'}
      data-words={shown || undefined}
      data-selected={selected || undefined}
      aria-label={`Inspect ${label}${outcome ? `, ${OUTCOME_SHAPES[outcome].word}` : ''}`}
      disabled={!select}
      onClick={() => select?.({ kind: 'request', request: spot.current.request })}
    >
      <span className={styles.dot} />
      {shown && (
        <span className={styles.words}>
          {outcome && <b className={styles.outcome}>{OUTCOME_SHAPES[outcome].word}</b>}
          {density === 'full' && <span className={styles.label}>{label}</span>}
        </span>
      )}
    </button>
  )
}

/** Draws on every tick, and once now. */
function useTicks(
  props: PacketLayerProps,
  canvas: RefObject<HTMLCanvasElement | null>,
  chip: RefObject<HTMLButtonElement | null>,
  spot: RefObject<Spot>,
): void {
  const { geometry, obstacles, width, height, reducedMotion, packets, onTick, words, density, spotlight } = props
  const buffer = useMemo(() => createPacketBuffer(), [])
  const palette = useRef<Palette | null>(null)
  const side = useRef(-1)
  const chipSize = useRef({ width: 0, height: 0 })
  const paint = useRef<() => void>(() => undefined)

  useLayoutEffect(() => {
    const label = chip.current?.querySelector<HTMLElement>(`.${styles.words}`)
    chipSize.current = { width: label?.offsetWidth ?? 0, height: label?.offsetHeight ?? 0 }
  }, [chip, words, density, spotlight?.request, spotlight?.outcome, spotlight?.label])

  useLayoutEffect(() => {
    const element = canvas.current
    const ctx = element?.getContext('2d')
    if (!element || !ctx) return undefined
    const ratio = window.devicePixelRatio || 1
    element.width = Math.round(width * ratio)
    element.height = Math.round(height * ratio)
    const surface = { width, height, ratio, reducedMotion }
    const corner = { x: 0, y: 0 }
    paint.current = () => {
      palette.current ??= readPalette(element)
      packets(buffer)
      draw(ctx, buffer, geometry, palette.current, surface)
      findFollowed(buffer, geometry, reducedMotion, spot.current)
      side.current = moveChip(chip.current, spot.current, chipSize.current, surface, obstacles, side.current, corner)
    }
    paint.current()
    return onTick(() => paint.current())
  }, [canvas, chip, spot, buffer, geometry, obstacles, width, height, reducedMotion, packets, onTick])

  useEffect(
    () =>
      watchTheme(() => {
        palette.current = null
        paint.current()
      }),
    [],
  )
}

/** Puts the button on the packet and its words beside it; returns the side they stand on. */
function moveChip(
  chip: HTMLButtonElement | null, spot: Spot, size: Size, stage: Size, obstacles: readonly Box[], side: number, corner: { x: number; y: number },
): number {
  if (!chip) return side
  // Not `hidden`: its words are measured while it waits.
  const visibility = spot.visible ? 'visible' : 'hidden'
  if (chip.style.visibility !== visibility) chip.style.visibility = visibility
  if (!spot.visible) return -1
  chip.style.transform = `translate(${spot.x}px, ${spot.y}px)`
  const words = chip.lastElementChild as HTMLElement | null
  if (!words || size.width === 0) return side
  const next = placeChip(spot.x, spot.y, size, stage, obstacles, side, corner)
  words.style.transform = `translate(${corner.x - spot.x}px, ${corner.y - spot.y}px)`
  return next
}
