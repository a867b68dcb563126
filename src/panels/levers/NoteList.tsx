/**
 * Notes on a header, one a line: the piece as it was written and what a cache makes of it. What
 * has no effect and what was not understood carry a mark and, for screen readers, a word.
 */
import type { Note } from '../../cdn/explain/notes'
import { OutcomeMark } from '../../ui/OutcomeMark'
import type { OutcomeShape } from '../../ui/outcomeShapes'
import styles from './NoteList.module.css'

const MARKS: Readonly<Record<Note['tone'], { readonly shape: OutcomeShape; readonly word: string } | null>> = {
  plain: null,
  careful: { shape: 'stale', word: 'Careful: ' },
  bad: { shape: 'error', word: 'Not understood: ' },
}

export function NoteList({ id, notes }: { readonly id?: string; readonly notes: readonly Note[] }) {
  return (
    <ul id={id} className={styles.notes}>
      {notes.map(({ about, text, tone }, index) => {
        const mark = MARKS[tone]
        return (
          <li key={index} className={styles.note} data-tone={mark?.shape}>
            <span className={styles.mark}>{mark && <OutcomeMark outcome={mark.shape} size={10} decorative />}</span>
            <span>
              {mark && <span className="sr-only">{mark.word}</span>}
              {about && <code className={styles.about}>{about}</code>} {text}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
