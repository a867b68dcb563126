/**
 * A file that was taken before, brought back: chosen, dropped or pasted. All its levers are set from the beginning of the step on view, as one act
 * that can be taken back; one that is refused changes nothing, and every reason is said.
 */
import { type DragEvent, useId, useState } from 'react'
import type { LeverValues } from '../../cdn/levers'
import { FileButton } from '../../panels/paste/FileButton'
import styles from '../../panels/paste/headers.module.css'
import { usePlayer } from '../../player/react'
import type { Player } from '../../player/types'
import { withAllLevers } from '../../player/withAllLevers'
import type { TakeAway, TakenBack } from '../../scene/takeAway'
import { Button } from '../../ui/Button'
import { cx } from '../../ui/cx'
import { formatCount } from '../../words/format'
import { counted } from '../../words/plural'
import { readTaken, readTakenFile } from './readTaken'
import sheet from './WideDialog.module.css'

interface OpenTakenProps {
  readonly player: Player
  readonly takeAway: TakeAway<LeverValues>
}

/** What came of the last text or file; `before` is the run to go back to. */
type Outcome = { readonly name: string } & ({ readonly problems: readonly string[] } | { readonly set: number; readonly before: number } | { readonly undone: true })

/** Of a name that a file may have. */
const MOST_LETTERS = 60
const PASTED = 'What was pasted'

export function OpenTaken({ player, takeAway }: OpenTakenProps) {
  const id = useId()
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const take = (name: string, read: TakenBack<LeverValues>): void => setOutcome('problems' in read ? { name, ...read } : opened(player, name, read.levers))
  const takeFile = (file: File): void => void readTakenFile(takeAway, file).then((read) => take(file.name.slice(0, MOST_LETTERS), read))
  const drop = (event: DragEvent): void => {
    const [file] = event.dataTransfer.files
    if (!file) return
    event.preventDefault()
    takeFile(file)
  }
  return (
    <section className={sheet.watch}>
      <h3 className={styles.title}>Open one that was taken before</h3>
      <label htmlFor={`${id}text`} className={styles.help}>
        Choose the JSON file, drop it here, or paste its text.
      </label>
      <textarea
        id={`${id}text`} className={styles.text} rows={4} wrap="off" spellCheck={false} autoComplete="off" autoCapitalize="off" value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
      />
      <div className={styles.examples}>
        <Button look="strong" onClick={() => take(PASTED, readTaken(takeAway, text))}>
          Open the text
        </Button>
        <FileButton label="A file that was taken before" accept=".json,application/json" onFile={takeFile} />
      </div>
      {outcome && 'problems' in outcome && <Refused name={outcome.name} problems={outcome.problems} />}
      <div role="status" className={styles.large}>
        {outcome && 'set' in outcome && <OpenedWords player={player} set={outcome.set} name={outcome.name} />}
        {outcome && 'undone' in outcome && `${outcome.name} is taken back: the levers stand as before.`}
      </div>
      {outcome && 'set' in outcome && (
        <Button onClick={() => setOutcome(takenBack(player, outcome))}>Take it back</Button>
      )}
    </section>
  )
}

function opened(player: Player, name: string, levers: Partial<LeverValues>): Outcome {
  const state = player.store.getState()
  const given = levers as LeverValues
  player.commands.playAgain(withAllLevers(state, given), `Opened: ${name}`)
  return { name, set: Object.keys(given).length, before: state.branch.id }
}

function takenBack({ commands }: Player, { name, before }: { readonly name: string; readonly before: number }): Outcome {
  // A long run may still be on its way; what is in view until then is the one before.
  commands.stopComputing()
  commands.goToBranch(before)
  return { name, undone: true }
}

function OpenedWords({ player, name, set }: { readonly player: Player; readonly name: string; readonly set: number }) {
  const isComputing = usePlayer(player, ({ computing }) => computing !== null)
  return `${name} is open: it sets ${counted(set, 'lever')}, and the others stand as they begin. ${isComputing ? 'The run with them is being made.' : 'The step waits at its beginning.'}`
}

/** So many reasons are listed. */
const MOST_PROBLEMS = 30

function Refused({ name, problems }: { readonly name: string; readonly problems: readonly string[] }) {
  const more = problems.length - MOST_PROBLEMS
  return (
    <div role="alert" className={cx(styles.large, styles.failure)}>
      <p>{name} is refused, and nothing has changed:</p>
      <ul className={sheet.lost}>
        {problems.slice(0, MOST_PROBLEMS).map((problem, index) => (
          <li key={index}>{problem}</li>
        ))}
        {more > 0 && <li>and {formatCount(more)} more</li>}
      </ul>
    </div>
  )
}
