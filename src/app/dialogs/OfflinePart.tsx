/**
 * Keeps the course on this device, and lets it go again.
 */
import { useEffect, useState } from 'react'
import { Button } from '../../ui/Button'
import { type Kept, isKept, keep, letGo } from '../offline'
import styles from './HelpDialog.module.css'

export function OfflinePart() {
  const [kept, setKept] = useState<Kept | null>(null)
  const [problem, setProblem] = useState('')
  // Where the browser refuses to say it, there is nothing to offer.
  useEffect(() => void isKept().then((is) => setKept({ kind: is ? 'yes' : 'no' }), () => setKept(null)), [])
  if (!kept) return null
  const attempt = async (work: () => Promise<void>, then: Kept, otherwise: Kept): Promise<void> => {
    setProblem('')
    try {
      await work()
      setKept(then)
    } catch (error) {
      setKept(otherwise)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <>
      <h3 className={styles.heading}>Without a network</h3>
      <p className={styles.text} role="status">
        {kept.kind === 'yes' && 'The whole course is kept on this device. It opens without a network, at the same address.'}
        {kept.kind === 'no' && `The whole course can be kept on this device, for a train or a room without a network. ${problem}`}
        {kept.kind === 'keeping' && 'It is being fetched.'}
      </p>
      {kept.kind === 'keeping' && <progress className={styles.progress} value={kept.done} max={kept.of} aria-label="Files of the course" />}
      {kept.kind === 'no' && <Button onClick={() => void attempt(() => keep(setKept), { kind: 'yes' }, { kind: 'no' })}>Keep the course</Button>}
      {kept.kind === 'yes' && <Button onClick={() => void attempt(letGo, { kind: 'no' }, { kind: 'yes' })}>Let it go</Button>}
    </>
  )
}
