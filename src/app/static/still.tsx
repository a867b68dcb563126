/**
 * One moment of a run as a picture for pages that need no script, in the size of its place.
 */
import type { ReactNode } from 'react'
import { frameAt } from '../../frame/frameAt'
import { stepBounds } from '../../frame/dilation'
import { createPacketBuffer, packetsAt } from '../../frame/packets'
import type { Reading } from '../../reading/reading'
import { StageStill } from '../../stage/StageStill'
import { POSTER_STILL } from './Poster'
import { posterMomentUs } from './posterMoment'

const SIZES = {
  plate: { width: 480, height: 300, compact: true },
  smallPlate: { width: 350, height: 320, compact: true },
  stage: { width: 716, height: 568, compact: false },
  embed: { width: 800, height: 392, compact: true },
  figure: { width: 716, height: 450, compact: false },
  poster: POSTER_STILL,
} as const

/** A scene in motion. */
export function still(run: Reading, place: keyof typeof SIZES): ReactNode {
  return stillAt(run, posterMomentUs(run), place)
}

/** What comes out of a scene, where it cannot play. */
export function pictured(run: Reading, place: keyof typeof SIZES): ReactNode {
  const { steps, pictured: step } = run.scene
  return step === undefined ? still(run, place) : stillAt(run, stepBounds(run, steps.findIndex(({ id }) => id === step)).end, place)
}

/** `position` in µs of virtual time. */
export function stillAt(run: Reading, position: number, place: keyof typeof SIZES): ReactNode {
  const packets = createPacketBuffer()
  packetsAt(run, position, packets)
  return <StageStill run={run} frame={frameAt(run, position)} packets={packets} {...SIZES[place]} />
}

/** The same moment twice, for a wide plate and for a phone's: words keep their size. The page shows one. */
export function PlateStill({ run }: { readonly run: Reading }) {
  return (
    <>
      <div className="plate-wide">{still(run, 'plate')}</div>
      <div className="plate-small">{still(run, 'smallPlate')}</div>
    </>
  )
}
