/**
 * Link to the exact moment, and the snippet for a course page. Every field can be selected by
 * hand, for frames in which nothing may be copied by script.
 */
import { useId, useRef, useState } from 'react'
import type { LinkState } from '../../player/types'
import { formatLink } from '../../player/urlState'
import type { Scene } from '../../scene/types'
import { Button } from '../../ui/Button'
import { Dialog } from '../../ui/Dialog'
import { copyField } from '../clipboard'
import type { CopyResult } from '../clipboard'
import { embedHref, sceneHref } from '../router'
import { embedSnippet, momentUrl } from '../share'
import type { EmbedTheme } from '../share'
import type { SheetProps } from './sheet'
import styles from './ShareDialog.module.css'

export interface ShareSubject {
  readonly scene: Scene
  readonly link: LinkState
  readonly step: { readonly id: string; readonly title: string }
}

const THEMES: readonly { readonly value: EmbedTheme; readonly label: string }[] = [
  { value: 'auto', label: "The reader's" },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

export function ShareDialog({ open, scene, link, step, onClose }: ShareSubject & SheetProps) {
  const [fromStep, setFromStep] = useState(false)
  const [theme, setTheme] = useState<EmbedTheme>('auto')
  const here = window.location.href
  const src = new URL(embedHref(scene.slug), here).href
  const snippet = embedSnippet({ src, sceneTitle: scene.title, theme, ...(fromStep ? { step: step.id } : {}) })
  return (
    <Dialog open={open} title="Share and embed" onClose={onClose}>
      <CopyField label="Link to this moment" value={momentUrl(new URL(sceneHref(scene.slug), here).href, formatLink(scene, link))} />
      <p className={styles.note}>It opens the same run at the same time, with the levers as you have set them.</p>
      <CopyField label="Embed in a course page" value={snippet} rows={4} />
      <div className={styles.options}>
        <label className={styles.option}>
          <input type="checkbox" checked={fromStep} onChange={(event) => setFromStep(event.currentTarget.checked)} />
          Start at this step: {step.title}
        </label>
        <label className={styles.option}>
          Theme
          <select value={theme} onChange={(event) => setTheme(event.currentTarget.value as EmbedTheme)}>
            {THEMES.map((one) => (
              <option key={one.value} value={one.value}>
                {one.label}
              </option>
            ))}
          </select>
        </label>
      </div>
    </Dialog>
  )
}

const SAID: Readonly<Record<CopyResult, string>> = {
  copied: 'Copied.',
  selected: 'The browser did not allow copying. The text is selected: press Ctrl C or ⌘ C.',
}

function CopyField({ label, value, rows = 2 }: { readonly label: string; readonly value: string; readonly rows?: number }) {
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [result, setResult] = useState<CopyResult | null>(null)
  const copy = async (): Promise<void> => setResult(await copyField(field.current!))
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.line}>
        <textarea id={id} ref={field} className={styles.text} rows={rows} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
        <Button look="strong" onClick={() => void copy()}>
          Copy
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {result ? SAID[result] : ''}
      </p>
    </div>
  )
}
