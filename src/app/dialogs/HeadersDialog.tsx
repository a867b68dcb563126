/**
 * Bring your own headers: a learner pastes a response, reads what becomes of it, and may watch
 * it in the scene about lifetimes. The text stays in this component: it is not stored, not
 * sent, and in no address unless the learner follows the link.
 */
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { resourceLife } from '../../cdn/explain/resourceLife'
import { LifeFacts } from '../../panels/paste/LifeFacts'
import { PasteField } from '../../panels/paste/PasteField'
import type { Scene } from '../../scene/types'
import { Dialog } from '../../ui/Dialog'
import { SCENES } from '../registry'
import { wallClockMs } from '../wallClock'
import { HEADER_EXAMPLES } from './headerExamples'
import styles from './WideDialog.module.css'
import { lifetimeBars } from './lifetimeBars'
import type { SheetProps } from './sheet'
import { type Brought, usePasted } from './usePasted'
import { watchLink } from './watchLink'
import { WatchLinks } from './WatchLinks'

interface HeadersDialogProps extends SheetProps {
  /** Headers to explain; empty when the learner brings some. */
  readonly headers: string
}

export function HeadersDialog({ open, headers, onClose }: HeadersDialogProps) {
  return (
    <div className={styles.wide}>
      <Dialog open={open} title={headers === '' ? 'Bring your own headers' : 'What these headers do'} onClose={onClose}>
        <Pasting headers={headers} onClose={onClose} />
      </Dialog>
    </div>
  )
}

function Pasting({ headers, onClose }: Pick<HeadersDialogProps, 'headers' | 'onClose'>) {
  const [choice, setChoice] = useState<number | null>(null)
  const [nowMs] = useState(wallClockMs)
  const brought = usePasted(headers, () => setChoice(null))
  const scene = useWatchScene()
  const { pasted, text, large, share, failure } = brought
  const chosen = choice ?? pasted.meant
  const response = pasted.responses[chosen]
  const life = useMemo(() => response && resourceLife(response, nowMs), [response, nowMs])
  const watch = scene && response && life ? watchLink(scene, response, life) : null
  return (
    <>
      <PasteField
        text={text}
        large={large}
        share={share}
        failure={failure}
        examples={HEADER_EXAMPLES}
        pasted={pasted}
        chosen={chosen}
        onText={brought.bringText}
        onFile={brought.bringFile}
        onChoose={setChoice}
      />
      <p role="status" className="sr-only">
        {summary(brought, response !== undefined)}
      </p>
      {life && <LifeFacts facts={life.facts} findings={life.findings} bars={lifetimeBars(life)} />}
      {watch && <WatchLinks watch={watch} scene={scene!} onFollow={onClose} />}
    </>
  )
}

function summary({ text, large, share, failure, pasted }: Brought, isExplained: boolean): ReactNode {
  if (text.trim() === '' && large === '') return ''
  if (share !== null) return 'Being read.'
  if (failure !== '') return 'It could not be read.'
  const remarks = pasted.remarks.length
  const lines = remarks === 0 ? '' : ` Remarks on lines: ${remarks}.`
  return isExplained ? `Explained below.${lines}` : `No response was found.${lines}`
}

/** The scene is loaded when the sheet is opened; without it there is nothing to watch. */
function useWatchScene(): Scene | null {
  const [scene, setScene] = useState<Scene | null>(null)
  useEffect(() => {
    let current = true
    SCENES.find(({ playsHeaders }) => playsHeaders)?.load?.().then(
      (loaded) => current && setScene(loaded),
      () => undefined,
    )
    return () => {
      current = false
    }
  }, [])
  return scene
}
