/**
 * What can be saved of a scene: all of it as one file, the moment in view as a picture, the step as a video. What makes them is loaded when it is
 * asked for.
 */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { IN_ANY_FOLDER } from '../../ui/root'
import { formatPercent } from '../../words/format'
import { type MomentInView, type Saved, type SaveKind, saveKinds } from './saved'
import styles from './ShareDialog.module.css'

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'making'; readonly what: SaveKind; readonly share: number | null }
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'failed'; readonly why: string }

const LABELS: Readonly<Record<SaveKind, string>> = { scene: 'Download this scene', svg: 'Picture (SVG)', png: 'Picture (PNG)', video: 'Video of this step', captions: 'Its captions' }
/** A package for an LMS has no scenes as one file. */
const OFFERED = saveKinds.filter((kind) => kind !== 'scene' || !IN_ANY_FOLDER)

export function SaveAs({ moment }: { readonly moment: MomentInView }) {
  const [state, setState] = useState<State>({ kind: 'idle' })
  const stop = useRef<AbortController>(undefined)
  useEffect(() => () => stop.current?.abort(), [])
  const make = async (what: SaveKind): Promise<void> => {
    const { signal } = (stop.current = new AbortController())
    setState({ kind: 'making', what, share: null })
    try {
      const { SAVES } = await import('./saves')
      const saved = await SAVES[what](moment, { told: (share) => void (signal.aborted || setState({ kind: 'making', what, share })), signal })
      // Not all of them can be stopped on the way; what comes nevertheless is not wanted any more.
      if (signal.aborted) return
      hand(saved)
      setState({ kind: 'saved', name: saved.name })
    } catch (error) {
      if (!signal.aborted) setState({ kind: 'failed', why: error instanceof Error ? error.message : String(error) })
    }
  }
  const giveUp = (): void => {
    stop.current?.abort()
    setState({ kind: 'idle' })
  }
  const making = state.kind === 'making'
  return (
    <div className={styles.save}>
      <div className={styles.saves}>
        {OFFERED.map((what) => (
          <Button key={what} onClick={() => void make(what)} disabled={making}>
            {LABELS[what]}
          </Button>
        ))}
        {making && (
          <Button look="plain" onClick={giveUp}>
            Stop
          </Button>
        )}
      </div>
      {/* Each per cent would be read out. */}
      <p className={styles.note} role="status">
        {saying(state)}
      </p>
      {making && state.share !== null && <progress className={styles.progress} value={state.share} aria-label={LABELS[state.what]} aria-valuetext={formatPercent(state.share, 1)} />}
    </div>
  )
}

function saying(state: State): string {
  switch (state.kind) {
    case 'idle':
      return 'One file opens without a network, from a disk or a stick. Pictures and video show the run as your levers have it.'
    case 'making':
      return state.what === 'video' ? 'The video is drawn frame by frame; that takes a while.' : 'It is being made.'
    case 'saved':
      return `${state.name} has been handed to your browser, which knows where it is.`
    case 'failed':
      return `It could not be made. ${state.why}`
  }
}

function hand({ file, name }: Saved): void {
  const address = URL.createObjectURL(file)
  Object.assign(document.createElement('a'), { href: address, download: name }).click()
  URL.revokeObjectURL(address)
}
