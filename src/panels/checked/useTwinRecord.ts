/**
 * Fetches the twin's record from the course's own host, each time that it is looked at: it is a file beside the pages, and nothing
 * that a scene needs.
 */
import { useEffect, useState } from 'react'
import { ROOT } from '../../ui/root'
import { readTwinRecord } from './twinRecord'
import type { TwinRead } from './twinRecord'

const ADDRESS = `${ROOT}twin.json`

/** Null while it is on its way. Whatever goes wrong is a problem in words. */
export function useTwinRecord(): TwinRead | null {
  const [read, setRead] = useState<TwinRead | null>(null)
  useEffect(() => {
    const request = new AbortController()
    fetchRecord(request.signal).then(setRead, (error: unknown) => {
      if (!request.signal.aborted) setRead({ problems: [error instanceof Error ? error.message : String(error)] })
    })
    return () => request.abort()
  }, [])
  return read
}

async function fetchRecord(signal: AbortSignal): Promise<TwinRead> {
  const response = await fetch(ADDRESS, { signal })
  if (!response.ok) return { problems: [`${ADDRESS}: the host answers ${response.status}`] }
  return readTwinRecord(await response.text())
}
