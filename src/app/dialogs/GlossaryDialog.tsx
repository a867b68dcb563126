/**
 * All terms of the scenes that exist, in alphabetical order, each with the scene that
 * introduced it. Opened from a term in the story it starts there.
 */
import { useEffect, useRef, useState } from 'react'
import type { Scene } from '../../scene/types'
import { Dialog } from '../../ui/Dialog'
import { PageLink } from '../PageLink'
import { SCENES } from '../registry'
import { sceneHref } from '../router'
import { collectTerms } from '../terms'
import type { GlossaryTerm } from '../terms'
import styles from './GlossaryDialog.module.css'

interface GlossaryDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** The term to start at. */
  readonly at?: string | undefined
}

function useTerms(): readonly GlossaryTerm[] | null {
  const [terms, setTerms] = useState<readonly GlossaryTerm[] | null>(null)
  useEffect(() => {
    let current = true
    const loads = SCENES.flatMap((entry) => (entry.load ? [entry.load()] : []))
    void Promise.allSettled(loads).then((results) => {
      const scenes = results.flatMap((result): Scene[] => (result.status === 'fulfilled' ? [result.value] : []))
      if (current) setTerms(collectTerms(scenes))
    })
    return () => {
      current = false
    }
  }, [])
  return terms
}

export function GlossaryDialog({ open, onClose, at }: GlossaryDialogProps) {
  const terms = useTerms()
  const start = useRef<HTMLDivElement>(null)
  useEffect(() => start.current?.scrollIntoView({ block: 'center' }), [terms, open, at])
  const wanted = at?.toLowerCase()
  return (
    <Dialog open={open} title="Glossary" onClose={onClose}>
      {terms === null && <p className={styles.wait}>The terms are being gathered.</p>}
      <dl>
        {terms?.map((one) => {
          const isWanted = one.term.toLowerCase() === wanted
          return (
            <div key={one.term} ref={isWanted ? start : undefined} className={styles.entry} data-wanted={isWanted}>
              <dt className={styles.term}>{one.term}</dt>
              <dd className={styles.text}>
                {one.text}
                <PageLink className={styles.scene} href={sceneHref(one.scene.slug)} onClick={onClose}>
                  Scene {one.scene.number}, {one.scene.title}
                </PageLink>
              </dd>
            </div>
          )
        })}
      </dl>
    </Dialog>
  )
}
