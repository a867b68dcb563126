/**
 * Sentences about what was not as expected, a malformed link above all. They can be put away
 * and never keep anything from working.
 */
import { useState } from 'react'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { IconButton } from '../ui/IconButton'
import styles from './Notices.module.css'

export function Notices({ player, problems }: { readonly player: Player; readonly problems: readonly string[] }) {
  const notice = usePlayer(player, (state) => state.notice)
  const [read, setRead] = useState(false)
  const sentences = [...(read ? [] : problems.map(sentence)), ...(notice ? [notice] : [])]
  if (sentences.length === 0) return null
  const dismiss = (): void => {
    setRead(true)
    player.commands.dismissNotice()
  }
  return (
    <div className={styles.notice} role="alert">
      <div>
        {problems.length > 0 && !read && <p className={styles.lead}>The link could not be read as a whole. What was left out:</p>}
        <ul>
          {sentences.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </div>
      <IconButton icon="close" name="Dismiss the notice" iconSize={14} onClick={dismiss} />
    </div>
  )
}

function sentence(problem: string): string {
  const capital = problem.charAt(0).toUpperCase() + problem.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
