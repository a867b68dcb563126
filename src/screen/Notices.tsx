/**
 * Sentences about what was not as expected, a malformed link above all. They can be put away
 * and never keep anything from working.
 */
import { useState } from 'react'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { IconButton } from '../ui/IconButton'
import { counted } from '../words/plural'
import styles from './Notices.module.css'

export function Notices({ player, problems }: { readonly player: Player; readonly problems: readonly string[] }) {
  const notice = usePlayer(player, (state) => state.notice)
  const [read, setRead] = useState(false)
  const sentences = [...(read ? [] : shownOf(problems)), ...(notice ? [notice] : [])]
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

/** A link may hold anything: so much of a sentence is shown (letters), its beginning and its end, and so many sentences. */
const MOST_LETTERS = 240
const END_LETTERS = 60
const MOST_SENTENCES = 6

function shownOf(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_SENTENCES
  return [...problems.slice(0, MOST_SENTENCES).map(sentence), ...(more > 0 ? [`And ${counted(more, 'other thing')}.`] : [])]
}

function sentence(problem: string): string {
  const bounded = problem.length > MOST_LETTERS ? `${problem.slice(0, MOST_LETTERS - END_LETTERS)} … ${problem.slice(-END_LETTERS)}` : problem
  const capital = bounded.charAt(0).toUpperCase() + bounded.slice(1)
  return /[.?!]$/.test(capital) ? capital : `${capital}.`
}
