/**
 * The canvas over the picture, and the followed packet's button. Both are moved from onTick by
 * packetLoop, outside React: this component renders when the frame does.
 */
import { useEffect, useLayoutEffect, useRef } from 'react'
import type { RefObject } from 'react'
import type { PacketBuffer, SpotlightFrame } from '../../frame/types'
import { OUTCOME_WORDS } from '../../words/outcomeWords'
import type { StageActions } from '../actions'
import type { Density } from '../draw/density'
import { createPacketLoop } from './packetLoop'
import type { PacketLoop } from './packetLoop'
import { watchTheme } from '../draw/palette'
import type { PictureLayout } from '../viewModule'
import styles from './PacketLayer.module.css'

export interface PacketLayerProps {
  readonly layout: PictureLayout
  /** Of the stage: a picture may be drawn smaller than its stage asks for. */
  readonly density: Density
  /** Without words the followed packet is only something to click: the picture says them elsewhere. */
  readonly words: boolean
  readonly spotlight: SpotlightFrame | null
  readonly reducedMotion: boolean
  readonly packets: (out: PacketBuffer) => void
  readonly onTick: (listener: () => void) => () => void
  readonly actions: StageActions
}

export function PacketLayer(props: PacketLayerProps) {
  const { layout, density, words, spotlight, reducedMotion, packets, onTick, actions } = props
  const { width, height } = layout
  const canvas = useRef<HTMLCanvasElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const loop = useRef<PacketLoop>(null)
  const outcome = spotlight?.outcome ? OUTCOME_WORDS[spotlight.outcome] : ''
  const label = density === 'full' ? (spotlight?.label ?? '') : ''
  const said = words ? { outcome, label } : { outcome: '', label: '' }

  useLayoutEffect(() => {
    if (!canvas.current || !button.current) return
    loop.current ??= createPacketLoop(canvas.current, button.current)
    const labelText = `${said.outcome} ${said.label}`
    const { geometry, obstacles, parcels, flashes } = layout
    loop.current.set({ width, height, geometry, obstacles, parcels, flashes, reducedMotion, packets, labelText })
  })
  useEffect(() => onTick(() => loop.current?.paint()), [onTick])
  useEffect(() => watchTheme(() => loop.current?.retint()), [])

  return (
    <>
      <canvas ref={canvas} className={styles.canvas} aria-hidden="true" />
      <PacketLabel button={button} loop={loop} spotlight={spotlight} said={said} actions={actions} />
    </>
  )
}

interface PacketLabelProps {
  readonly button: RefObject<HTMLButtonElement | null>
  readonly loop: RefObject<PacketLoop | null>
  readonly spotlight: SpotlightFrame | null
  /** The words beside the packet; both may be empty. */
  readonly said: { readonly outcome: string; readonly label: string }
  readonly actions: StageActions
}

function PacketLabel({ button, loop, spotlight, said, actions: { select, selection } }: PacketLabelProps) {
  const outcome = spotlight?.outcome ?? null
  const selected = selection?.kind === 'request' && selection.request === spotlight?.request
  return (
    <button
      ref={button}
      type="button"
      className={styles.followed}
      data-tone={outcome ?? 'plain'}
      data-selected={selected || undefined}
      disabled={!select}
      onClick={() => select?.({ kind: 'request', request: loop.current?.request() ?? -1 })}
    >
      <span className="sr-only">Inspect </span>
      <span className={styles.dot} />
      {(said.outcome || said.label) && (
        <span className={styles.words} data-label>
          {said.outcome && <b className={styles.outcome}>{said.outcome}</b>} {said.label && <span>{said.label}</span>}
        </span>
      )}
      {!said.label && <span className="sr-only">{spotlight?.label ?? 'request'}</span>}
    </button>
  )
}
