/**
 * Where there is no room for a column of their own, code and levers are a tab beside the story.
 */
import { useId, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import type { Player } from '../../player/types'
import { SidePart } from './SidePart'
import styles from './StoryTabs.module.css'

const TABS = ['Story', 'Code and levers'] as const

export function StoryTabs({ player, story }: { readonly player: Player; readonly story: ReactNode }) {
  const [shown, setShown] = useState(0)
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const move = (event: KeyboardEvent): void => {
    if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
    event.preventDefault()
    const next = 1 - shown
    setShown(next)
    list.current?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className={styles.column}>
      <div ref={list} role="tablist" aria-label="Story, code and levers" className={styles.tabs}>
        {TABS.map((name, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}${index}`}
            aria-selected={index === shown}
            aria-controls={`${id}panel`}
            tabIndex={index === shown ? 0 : -1}
            className={styles.tab}
            onClick={() => setShown(index)}
            onKeyDown={move}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${shown}`} className={styles.panel}>
        {shown === 0 ? story : <CodeAndLevers player={player} />}
      </div>
    </div>
  )
}

function CodeAndLevers({ player }: { readonly player: Player }) {
  return (
    <>
      <h1 className="sr-only">{player.store.getState().scene.title}</h1>
      <SidePart player={player} />
    </>
  )
}
