/**
 * The code that the simulation runs, with the line that runs now and the values of its
 * variables. It keeps the running line in view inside its own box and scrolls nothing else.
 */
import { useLayoutEffect, useRef } from 'react'
import type { Frame, Tone } from '../frame/types'
import type { Scene } from '../scene/types'
import { chooseListings, chooseValues, mainListing } from './chooseListings'
import { CodeListing } from './CodeListing'
import { StackListing } from './StackListing'
import { ValueTable } from './ValueTable'
import styles from './CodePanel.module.css'

const MARGIN_PX = 28

export interface CodePanelProps {
  readonly scene: Scene
  readonly frame: Frame
  /** A layer of a listing of layers is switched in the value of the lever that makes it. */
  readonly onSwitch: (lever: string, layer: string) => void
}

export function CodePanel({ scene, frame, onSwitch }: CodePanelProps) {
  const box = useRef<HTMLDivElement>(null)
  const shown = chooseListings(scene.listings, frame.code)
  const main = mainListing(shown, frame.code)
  const values = chooseValues(shown, frame.code)
  const frameOf = (listing: number) => frame.code.find((one) => one.listing === listing)
  const line = frame.code.map((one) => `${one.listing}:${one.line}`).join()
  const tone: Tone = frame.spotlight?.outcome ?? 'plain'
  useLayoutEffect(() => keepInView(box.current), [line])
  return (
    <section className={styles.panel} aria-label="Code" data-quiet={isQuiet(frame) || undefined}>
      <div ref={box} className={styles.listings}>
        {shown.map((code) => {
          const own = frameOf(code.listing.id)
          const aside = code.listing.id !== main
          return own?.layers
            ? <StackListing key={code.listing.name} code={code} frame={own} tone={tone} onSwitch={(layer) => code.stack?.lever !== undefined && onSwitch(code.stack.lever, layer)} />
            : <CodeListing key={code.listing.name} code={code} frame={own} tone={tone} aside={aside} />
        })}
      </div>
      {values && (
        <div className={styles.values}>
          <ValueTable name={shown.find(({ listing }) => listing.id === values.listing)?.listing.name ?? ''} values={values.values} />
        </div>
      )}
    </section>
  )
}

/** No line of it has run for the request that is followed, if one is. */
const isQuiet = ({ code }: Frame): boolean => code.every(({ line, values }) => line === 0 && values.length === 0)

/** The marker's own place, not where a transition has it; the last one is the innermost. */
function keepInView(box: HTMLElement | null): void {
  const running = [...(box?.querySelectorAll<HTMLElement>('[data-running]') ?? [])].at(-1)
  if (!box || !running) return
  const [outer, inner] = [box.getBoundingClientRect(), running.getBoundingClientRect()]
  if (inner.top < outer.top + MARGIN_PX) box.scrollTop -= outer.top + MARGIN_PX - inner.top
  else if (inner.bottom > outer.bottom - MARGIN_PX) box.scrollTop += inner.bottom - outer.bottom + MARGIN_PX
}
