/**
 * All terms of the scenes that exist, in alphabetical order, each with the scene that
 * introduced it. The scenes are loaded for it when it is first opened.
 */
import { useEffect, useState } from 'react'
import type { Scene } from '../../scene/types'
import { Dialog } from '../../ui/Dialog'
import { PageLink } from '../PageLink'
import { SCENES } from '../registry'
import { sceneHref } from '../router'
import { collectTerms } from '../terms'
import type { GlossaryTerm } from '../terms'
import type { SheetProps } from './sheet'
import styles from './GlossaryDialog.module.css'

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

export function GlossaryDialog({ open, onClose }: SheetProps) {
  const terms = useTerms()
  return (
    <Dialog open={open} title="Glossary" onClose={onClose}>
      {terms === null && <p className={styles.wait}>The terms are being gathered.</p>}
      <dl>
        {terms?.map(({ term, text, scene }) => (
          <div key={term} className={styles.entry}>
            <dt className={styles.term}>{term}</dt>
            <dd className={styles.text}>
              {text}
              <PageLink className={styles.scene} href={sceneHref(scene.slug)} onClick={onClose}>
                Scene {scene.number}, {scene.title}
              </PageLink>
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
