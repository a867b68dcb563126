/**
 * The page's end of the thread that reads large files (pasteWorker.ts).
 */
import type { Pasted } from '../../cdn/explain/pasted/pasted.types'

/** What the thread says; the last two end it. */
export type ReadTold =
  /** From 0 to 1. */
  | { readonly kind: 'progress'; readonly share: number }
  | { readonly kind: 'read'; readonly pasted: Pasted }
  | { readonly kind: 'failed'; readonly reason: string }

/** Reads a file on another thread. The function that is returned stops it: nothing is told any more. */
export function readElsewhere(file: Blob, tell: (told: ReadTold) => void): () => void {
  const worker = new Worker(new URL('./pasteWorker.ts', import.meta.url), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<ReadTold>) => {
    tell(data)
    if (data.kind !== 'progress') worker.terminate()
  })
  worker.addEventListener('error', ({ message }) => tell({ kind: 'failed', reason: message || 'the thread that reads files could not be started' }))
  worker.postMessage(file, [])
  return () => worker.terminate()
}
