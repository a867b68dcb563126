/** What a page keeps of a long run: so many bytes a record and no more, so that the bound of records is one of memory, too. */
import { describe, expect, it } from 'vitest'
import { longScene } from '../../../tests/support/longScene'
import { run } from '../../run/run'
import { buffersOf, packReading } from './readingData'

/** Records, requests, lives and index together (docs/decisions/045). */
const MOST_BYTES_A_RECORD = 64
/** The last chunk of records is not full. */
const CHUNK_BYTES = 4096 * 24

describe('a reading that is handed over', () => {
  it('has no more bytes a record than a page can keep of the longest run', () => {
    const made = run(longScene)
    const records = made.trace.length
    const { data, buffers } = packReading(made)
    const kept = [...buffersOf(data)].reduce((sum, { byteLength }) => sum + byteLength, 0)
    expect(kept).toBe([...new Set(buffers)].reduce((sum, { byteLength }) => sum + byteLength, 0))
    expect(kept).toBeLessThan(records * MOST_BYTES_A_RECORD + CHUNK_BYTES)
  })
})
