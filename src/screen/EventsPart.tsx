/**
 * What has happened so far as a table, in place of the picture; it keeps its newest row in
 * view. In scenes with a log that is a tab beside it.
 */
import { useLayoutEffect, useRef, useState } from 'react'
import { eventsAt } from '../frame/events'
import { EventTable } from '../panels/inspector/EventTable'
import { usePlayer } from '../player/react'
import type { Player } from '../player/types'
import { Tabs } from '../ui/Tabs'
import { later } from '../ui/later'
import styles from './EventsPart.module.css'

/** Few scenes have one. */
const LaterLog = later(async () => (await import('./LogPart')).LogPart)
const NAMES = ['Events', 'Log']

export function EventsPart({ player }: { readonly player: Player }) {
  const hasLog = usePlayer(player, ({ scene }) => scene.log !== undefined)
  const [shown, setShown] = useState(0)
  if (!hasLog) return <div className={styles.frame}><Events player={player} /></div>
  return (
    <div className={styles.tabbed}>
      <Tabs label="Events and log" names={NAMES} shown={shown} onShow={setShown}>
        {shown === 0 ? <Events player={player} /> : <LaterLog player={player} />}
      </Tabs>
    </div>
  )
}

function Events({ player }: { readonly player: Player }) {
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
    <div ref={box} className={styles.events} role="region" aria-label="Table of events" tabIndex={0}>
      <EventTable rows={rows} onSelect={select} />
    </div>
  )
}
