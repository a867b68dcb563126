/**
 * Reads what a learner pastes: response headers as a browser or curl shows them, several
 * responses in a row, or a HAR. Never throws, is bounded, and says of every line that is not as
 * it should be what is wrong and what was done with it. It judges no header: see resourceLife.ts.
 */
import { readHar } from './pastedHar'
import { readHeaderLines } from './pastedHeaders'
import type { Pasted, Remark } from './pasted.types'

/** Longer texts are cut. */
export const MAX_PASTED = 200_000
const MAX_REMARKS = 60

export function readPasted(text: string): Pasted {
  const kept = text.slice(0, MAX_PASTED).replace(/^\ufeff/, '')
  const isJson = /^\s*[[{]/.test(kept)
  if (kept.trim() === '') return { kind: 'nothing', responses: [], meant: -1, remarks: [] }
  const cut: Remark[] = text.length > MAX_PASTED ? [whole(`longer than ${MAX_PASTED} characters; the rest was left out${isJson ? ', and half a HAR cannot be read: copy one entry' : ''}`)] : []
  const { kind, responses, meant, remarks } = isJson ? readHar(kept) : readHeaderLines(kept)
  const all = [...cut, ...remarks]
  const rest = all.length - MAX_REMARKS
  return { kind, responses, meant, remarks: rest > 0 ? [...all.slice(0, MAX_REMARKS), whole(`${rest} more remarks are not shown`)] : all }
}

function whole(what: string): Remark {
  return { line: 0, text: '', kind: 'bad', what }
}
