/**
 * What a learner brings back, as a text or as a file. What cannot be a file of ours is refused here, in words; the rest is the scene's to read.
 */
import type { LeverValues } from '../../cdn/levers'
import type { TakeAway, TakenBack } from '../../scene/takeAway'
import { formatBytes } from '../../words/format'
import { decodeText } from './decodeText'

type Reader = Pick<TakeAway<LeverValues>, 'read'>
type Read = TakenBack<LeverValues>

/** All levers of a scene fill a few kB. */
const MAX_BYTES = 1_000_000

const refused = (problem: string): Read => ({ problems: [problem] })

export function readTaken({ read }: Reader, text: string): Read {
  if (text.length > MAX_BYTES) return refused(`it is larger than ${formatBytes(MAX_BYTES)}`)
  if (text.trim() === '') return refused('it is empty')
  if (text.includes('\0') || text.includes('\uFFFD')) return refused('it is no text')
  return read(text)
}

export async function readTakenFile(reader: Reader, file: Blob): Promise<Read> {
  if (file.size > MAX_BYTES) return refused(`it is larger than ${formatBytes(MAX_BYTES)}`)
  try {
    return readTaken(reader, decodeText(new Uint8Array(await file.arrayBuffer())))
  } catch (error) {
    // It may be gone, or not ours to read.
    return refused(`the browser could not read it: ${error instanceof Error ? error.message : String(error)}`)
  }
}
