/**
 * What is selected, opened up: a request or a cache slot. It takes the focus and gives it back
 * to where it was when it closes.
 */
import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { whyEmpty } from '../frame/emptySlot'
import { parseSpot, spotWords } from '../cdn/net/spot'
import { wayWords } from '../frame/decisionFrame'
import { inspectRequest } from '../frame/inspect'
import { lookedUp } from '../frame/lookedUp'
import { putThere } from '../frame/putThere'
import type { RequestMessage } from '../frame/requestMessages.types'
import { CacheInspector } from '../panels/inspector/CacheInspector'
import { Inspector } from '../panels/inspector/Inspector'
import { SlotInspector } from '../panels/inspector/SlotInspector'
import { SpotInspector } from '../panels/inspector/SpotInspector'
import { WayInspector } from '../panels/inspector/WayInspector'
import { usePlayer } from '../player/react'
import { Making } from '../player/making'
import type { Player, Selection } from '../player/types'
import type { Reading } from '../reading/reading'
import { viewOf } from '../scene/viewOf'
import { OpenHeaders } from './headersContext'
import { whyNotKept } from './whyNotKept'
import styles from './InspectorPart.module.css'

export function InspectorPart({ player }: { readonly player: Player }) {
  const selection = usePlayer(player, (state) => state.selection)
  return selection && <Opened player={player} selection={selection} />
}

function Opened({ player, selection }: { readonly player: Player; readonly selection: Selection }) {
  const box = useRef<HTMLDivElement>(null)
  const { select } = player.commands
  useEffect(() => {
    const before = document.activeElement
    box.current?.focus()
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !document.querySelector('dialog[open], :popover-open')) select(null)
    }
    document.addEventListener('keydown', leave)
    return () => {
      document.removeEventListener('keydown', leave)
      if (before instanceof HTMLElement || before instanceof SVGElement) before.focus()
    }
  }, [select])
  return (
    <div ref={box} className={styles.inspector} tabIndex={-1}>
      {selection.kind === 'request' && <RequestPart player={player} request={selection.request} />}
      {selection.kind === 'slot' && <SlotPart player={player} selection={selection} />}
      {selection.kind === 'cache' && <CachePart player={player} node={selection.node} />}
      {selection.kind === 'spot' && <SpotPart player={player} place={selection.place} />}
      {selection.kind === 'way' && <WayPart player={player} client={selection.client} />}
    </div>
  )
}

function RequestPart({ player, request }: { readonly player: Player; readonly request: number }) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const explain = useContext(OpenHeaders)
  // Where caches keep copies for ever, the headers would explain another run.
  const onExplain = run.trace.lives.length > 0 ? explain : null
  const now = inspectRequest(run, request, frame.position)
  const detail = now ?? inspectRequest(run, request, run.endUs)
  const messages = useMessages(player, run, request)
  const sent = messages?.filter(({ atMs }) => now === null || atMs * 1000 <= Math.ceil(frame.position)) ?? null
  return detail && <Inspector run={run} detail={detail} messages={sent} onExplain={onExplain} onClose={() => player.commands.select(null)} />
}

/** All messages of a request; null until the run has been made again for them, if it must be. */
function useMessages(player: Player, run: Reading, request: number): readonly RequestMessage[] | null {
  const [later, setLater] = useState<{ readonly of: unknown; readonly messages: readonly RequestMessage[] } | null>(null)
  const asked = useMemo(() => ({ of: run, made: player.messages(request) }), [player, run, request])
  useEffect(() => {
    const { made } = asked
    if (!(made instanceof Making)) return
    // What has gone wrong there the run in view shows, too.
    made.result.then((messages) => setLater({ of: asked, messages }), () => setLater({ of: asked, messages: [] }))
    return made.stop
  }, [asked])
  if (!(asked.made instanceof Making)) return asked.made
  return later?.of === asked ? later.messages : null
}

type SlotSelection = Extract<Selection, { kind: 'slot' }>

function SlotPart({ player, selection }: { readonly player: Player; readonly selection: SlotSelection }) {
  const run = usePlayer(player, (state) => state.run)
  const slot = usePlayer(player, (state) => state.frame.nodes[selection.node]?.slots[selection.slot])
  const position = usePlayer(player, (state) => state.frame.position)
  const node = run.nodes[selection.node]
  const { select } = player.commands
  return (
    node &&
    slot && (
      <SlotInspector
        run={run}
        node={node}
        slot={slot}
        whyEmpty={slot.state === 'empty' ? whyEmpty(run, node.index, selection.slot, slot.key, position, (offered) => whyNotKept(run, offered)) : ''}
        onSelectRequest={(request) => select({ kind: 'request', request })}
        onClose={() => select(null)}
      />
    )
  )
}

function CachePart({ player, node: index }: { readonly player: Player; readonly node: number }) {
  const node = usePlayer(player, (state) => state.run.nodes[index])
  const slots = usePlayer(player, (state) => state.frame.nodes[index]?.slots)
  const { select } = player.commands
  return node && slots && <CacheInspector node={node} slots={slots} onSelectSlot={(slot) => select({ kind: 'slot', node: index, slot })} onClose={() => select(null)} />
}

function WayPart({ player, client }: { readonly player: Player; readonly client: number }) {
  const run = usePlayer(player, (state) => state.run)
  const position = usePlayer(player, (state) => state.frame.position)
  return <WayInspector run={run} name={run.nodes[client]!.name} way={wayWords(run, client, position)} named={lookedUp(run, client, position)} onClose={() => player.commands.select(null)} />
}

/** A point of the map: somebody can be put there, by the lever that the picture goes by. */
function SpotPart({ player, place }: { readonly player: Player; readonly place: string }) {
  const run = usePlayer(player, (state) => state.run)
  const frame = usePlayer(player, (state) => state.frame)
  const { select, setLever } = player.commands
  const view = viewOf(run.scene, frame.step)
  const there = view.kind === 'doors' ? putThere({ run, frame }, view, place) : null
  const spot = parseSpot(place)
  if (!there || !spot) return null
  const put = (): void => {
    setLever(there.lever, place)
    select(null)
  }
  return <SpotInspector words={spotWords(spot)} network={there.network} rttMs={there.rttMs} onPut={put} onClose={() => select(null)} />
}
