/**
 * The map of doors as SVG: land, ways, marks, names, and the card under it. It draws what doorsLayout.ts computed and decides nothing.
 */
import { type PointerEvent, memo } from 'react'
import type { DoorsFrame } from '../../frame/doorsFrame'
import type { Frame } from '../../frame/types'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { linkPath } from '../draw/geometry'
import { pressable } from '../draw/pressable'
import tints from '../draw/PlaceTints.module.css'
import { landMarks } from '../map/land'
import { landTransform } from '../map/projection'
import { useLand } from '../map/useLand'
import type { PictureProps } from '../viewModule'
import { DoorsCard } from './DoorsCard'
import type { DoorName, DoorPlace, DoorUser, DoorsLayout } from './doorsLayout'
import styles from './DoorsPicture.module.css'

const tint = (place: number) => ({ 'data-place': place >= 0 ? place : undefined })

export function DoorsPicture({ layout, frame, now, actions }: PictureProps<DoorsFrame, DoorsLayout>) {
  const { container, item } = useRoving(layout.users.length)
  return (
    <>
      <Ground layout={layout} />
      {layout.spotAt && actions.select && <Places layout={layout} actions={actions} />}
      <g aria-hidden="true">
        {layout.sessions.map((d) => <path key={d} className={styles.session} d={d} />)}
        {layout.ways.map(({ key, d, place, followed }) => <path key={key} className={`${styles.way} ${tints.tint}`} {...tint(place)} data-followed={followed || undefined} d={d} />)}
        {now.decision && <Lit frame={frame} layout={layout} />}
        {layout.names.map(({ key, leader }) => leader && <line key={key} className={styles.leader} x1={leader[0][0]} y1={leader[0][1]} x2={leader[1][0]} y2={leader[1][1]} />)}
      </g>
      <g aria-hidden="true">
        {layout.servers.map(({ name, point: [x, y] }) => (
          <rect key={name} className={styles.server} x={x - 5} y={y - 5} width="10" height="10" rx="1.5" />
        ))}
        {layout.places.map((place) => <Place key={place.node} place={place} health={frame.nodes[place.node]!.health} />)}
      </g>
      <g {...(actions.select ? { ...container, 'aria-label': 'Users' } : {})}>
        {layout.users.map((user, k) => <User key={user.called} user={user} actions={actions} roving={actions.select ? item(k) : {}} />)}
      </g>
      <g aria-hidden="true">{layout.names.map((name) => <Name key={name.key} name={name} />)}</g>
      <DoorsCard card={layout.card} />
    </>
  )
}

const Ground = memo(function Ground({ layout }: { readonly layout: DoorsLayout }) {
  const land = useLand(layout.landView)
  return land && (
    <g aria-hidden="true" transform={landTransform(layout.projection, land)} {...landMarks(layout.landView, land)}>
      <path className={styles.graticule} d={land.graticule} />
      <path className={styles.land} d={land.path} />
    </g>
  )
})

/** The map takes somebody anywhere. Without a pointer the sliders of the lever do. */
function Places({ layout: { map, spotAt }, actions: { select } }: { readonly layout: DoorsLayout; readonly actions: StageActions }) {
  const put = ({ clientX, clientY, currentTarget }: PointerEvent<SVGRectElement>): void => {
    const box = currentTarget.getBoundingClientRect()
    const place = spotAt?.([((clientX - box.left) * map.width) / box.width, ((clientY - box.top) * map.height) / box.height])
    if (place) select?.({ kind: 'spot', place })
  }
  return <rect className={styles.anywhere} width={map.width} height={map.height} onPointerUp={put} aria-hidden="true" />
}

/** Where the followed message is now, and where it has been. */
function Lit({ frame, layout: { geometry } }: { readonly frame: Frame; readonly layout: DoorsLayout }) {
  return frame.links.filter(({ index, tone, trace }) => (tone !== null || trace !== null) && geometry.drawn[index]).map(({ index, tone, trace }) => (
    <path key={index} className={styles.lit} data-tone={tone ?? trace ?? undefined} data-now={tone !== null || undefined} d={linkPath(geometry, index)} />
  ))
}

function Place({ place: { point: [x, y], place }, health }: { readonly place: DoorPlace; readonly health: string }) {
  return (
    <g className={tints.tint} {...tint(place)}>
      <rect className={styles.place} x={x - 6} y={y - 6} width="12" height="12" rx="2" />
      {health !== 'up' && <path className={styles.cross} d={`M${x - 6} ${y - 6}l12 12m-12 0l12 -12`} />}
    </g>
  )
}

interface UserProps {
  readonly user: DoorUser
  readonly actions: StageActions
  readonly roving: object
}

/** A press opens the decision behind the way. */
function User({ user: { clients, called, point: [x, y], places, followed }, actions: { select, selection }, roving }: UserProps) {
  const at = selection?.kind === 'way' ? clients.indexOf(selection.client) : -1
  // Pressed again, the next network of the city.
  const next = clients[(at + 1) % clients.length]
  const press = pressable(`${called}. Open the decision`, select && next !== undefined ? () => select({ kind: 'way', client: next }) : undefined)
  const r = followed ? 5.5 : 4.5
  const part = (2 * Math.PI * r) / places.length
  return (
    <g className={styles.user} data-followed={followed || undefined} data-selected={at >= 0 || undefined} {...press} {...roving}>
      <circle className={styles.target} cx={x} cy={y} r="12" />
      {places.map((place, k) => (
        <circle key={place} className={`${styles.ring} ${tints.tint}`} {...tint(place)} cx={x} cy={y} r={r} {...(places.length > 1 ? { strokeDasharray: `${part} ${2 * Math.PI * r}`, strokeDashoffset: -k * part } : {})} />
      ))}
    </g>
  )
}

function Name({ name: { text, wait, box, place } }: { readonly name: DoorName }) {
  return (
    <text className={`${place < 0 ? styles.name : styles.placeName} ${tints.tint}`} {...tint(place)} x={box.x + 2} y={box.y + box.height - 3}>
      {text}
      {wait && <tspan className={styles.wait} dx="5">{wait}</tspan>}
    </text>
  )
}
