/**
 * What a learner has brought, and what was read of it: a short text at once, a large one or a file on another thread. Bringing something
 * else stops what is being read.
 */
import { useEffect, useMemo, useState } from 'react'
import { readPasted } from '../../cdn/explain/pasted'
import type { Pasted } from '../../cdn/explain/pasted/pasted.types'
import { MAX_IN_FIELD } from '../../panels/paste/PasteField'
import { formatBytes } from '../../words/format'
import { type ReadTold, readElsewhere } from './readElsewhere'

/** Larger files are not read. */
const MAX_BYTES = 52_428_800

/** A file, or a text that is as large as one. */
interface Large {
  readonly name: string
  readonly blob: Blob
}

export interface Brought {
  /** What stands in the field. */
  readonly text: string
  /** "session.har, 3.1 MB"; empty when what stands in the field is all. */
  readonly large: string
  /** How much of it was read, from 0 to 1; null when nothing is being read. */
  readonly share: number | null
  /** Why it could not be read; empty when it could. */
  readonly failure: string
  readonly pasted: Pasted
  readonly bringText: (text: string) => void
  readonly bringFile: (file: File) => void
}

const NOTHING: Pasted = { kind: 'nothing', form: '', responses: [], meant: -1, remarks: [] }

export function usePasted(initial: string, onChange: () => void): Brought {
  const [text, setText] = useState(initial)
  const [large, setLarge] = useState<Large | null>(null)
  const told = useRead(large)
  const short = useMemo(() => readPasted(text), [text])
  const bring = (next: string, file: Large | null): void => {
    setText(next)
    setLarge(file)
    onChange()
  }
  return {
    text,
    large: large ? `${large.name}, ${formatBytes(large.blob.size)}` : '',
    share: large && told.kind === 'progress' ? told.share : null,
    failure: large && told.kind === 'failed' ? told.reason : '',
    pasted: !large ? short : told.kind === 'read' ? told.pasted : NOTHING,
    bringText: (next) => (next.length <= MAX_IN_FIELD ? bring(next, null) : bring('', { name: 'A pasted text', blob: new Blob([next]) })),
    bringFile: (file) => bring('', { name: file.name.slice(0, 60), blob: file }),
  }
}

const BEGUN: ReadTold = { kind: 'progress', share: 0 }

function useRead(large: Large | null): ReadTold {
  const [told, setTold] = useState<{ readonly of: Large | null; readonly told: ReadTold }>({ of: null, told: BEGUN })
  useEffect(() => {
    if (!large) return undefined
    if (large.blob.size > MAX_BYTES) {
      setTold({ of: large, told: { kind: 'failed', reason: `it is larger than ${formatBytes(MAX_BYTES)}` } })
      return undefined
    }
    return readElsewhere(large.blob, (next) => setTold({ of: large, told: next }))
  }, [large])
  // What was said of the file before tells nothing of this one.
  return told.of === large ? told.told : BEGUN
}
