/**
 * The control of a header lever, with the notes that the simulated cache's own reading gives,
 * and the way to headers that the learner brings along.
 */
import { useContext } from 'react'
import { parseCacheControl } from '../cdn/http/cacheControl'
import { cacheControlNotes } from '../cdn/explain/notes'
import { HeaderControl, type HeaderReading } from '../panels/levers/HeaderControl'
import type { RareControls } from '../panels/levers/LeverRow'
import { Button } from '../ui/Button'
import { OpenHeaders } from './headersContext'
import styles from './HeaderLeverPart.module.css'

const read = (text: string): HeaderReading => ({ directives: parseCacheControl([text]).directives, notes: cacheControlNotes([text]) })

export const HeaderLeverPart: RareControls['Header'] = (props) => {
  const open = useContext(OpenHeaders)
  return (
    <>
      {open && (
        <Button look="plain" className={styles.bring} onClick={() => open('')}>
          Bring your own headers
        </Button>
      )}
      <HeaderControl {...props} read={read} />
    </>
  )
}
