/**
 * The thread that reads what is large of what a learner brings: a HAR of 50 MB takes seconds, and the page must not stand still for
 * them. It is given one file and tells how far it is; to be stopped it is ended.
 */
import { readPasted } from '../../cdn/explain/pasted'
import { decodeText } from './decodeText'
import type { ReadTold } from './readElsewhere'

const tell = (told: ReadTold): void => postMessage(told)

async function read(file: Blob): Promise<void> {
  tell({ kind: 'progress', share: 0 })
  const text = decodeText(new Uint8Array(await file.arrayBuffer()))
  let percent = 0
  const pasted = readPasted(text, (share) => {
    if (Math.floor(share * 100) === percent) return
    percent = Math.floor(share * 100)
    tell({ kind: 'progress', share })
  })
  tell({ kind: 'read', pasted })
}

addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  read(data).catch((error: unknown) => tell({ kind: 'failed', reason: error instanceof Error ? error.message : String(error) }))
})
