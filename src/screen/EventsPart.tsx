/**
 * What has happened so far as a table, in place of the picture; it keeps its newest row in
 * view.
 */
import { useLayoutEffect, useRef } from 'react'
import { eventsAt } from '../frame/events'
import { EventTable } from '../panels/inspector/EventTable'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import styles from './EventsPart.module.css'

export function EventsPart({ player }: { readonly player: Player }) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const box = useRef<HTMLDivElement>(null)
  const rows = eventsAt(run, frame.position)
  const newest = rows.at(-1)?.atMs
  useLayoutEffect(() => {
    if (box.current) box.current.scrollTop = box.current.scrollHeight
  }, [rows.length, newest])
  const select = (request: number): void => player.commands.select({ kind: 'request', request })
  return (
    <div className={styles.frame}>
      <div ref={box} className={styles.events} role="region" aria-label="Table of events" tabIndex={0}>
        <EventTable rows={rows} onSelect={select} />
      </div>
    </div>
  )
}
