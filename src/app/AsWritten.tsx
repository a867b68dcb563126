/**
 * Around a page as the build writes it for a window, and around the app that takes it over: until it has, both give the same
 * answers to what depends on the window: its shape holds, and nothing else does. Afterwards the window is asked.
 */
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { WrittenStage } from '../stage/writtenStage'
import type { FirstViewport } from './firstViewports'
import { WrittenMedia } from './useMedia'

interface AsWrittenProps {
  readonly viewport: FirstViewport
  readonly stage: WrittenStage
  readonly children: ReactNode
}

export function AsWritten({ viewport, stage, children }: AsWrittenProps) {
  const [written] = useState(() => {
    let now = stage
    return { media: (query: string) => query === viewport.query, stage: () => now, forget: () => (now = null) }
  })
  useEffect(() => {
    written.forget()
  }, [written])
  return (
    <WrittenMedia value={written.media}>
      <WrittenStage value={written.stage}>{children}</WrittenStage>
    </WrittenMedia>
  )
}
