/**
 * The map as SVG: land, graticule or rings, links, sites, names and cards. It draws one frame
 * on one layout; packets are drawn over it by PacketLayer, or by StageStill.
 */
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { memo } from 'react'
import type { ResultFrame } from '../../frame/types'
import { HEALTH_NAMES, type HealthName } from '../../trace/traceKinds'
import { Links } from '../draw/Links'
import { landMarks } from './land'
import type { MapLayout } from './mapLayout'
import type { Site } from './placeNames'
import { NodeCard } from '../card/NodeCard'
import { ResultBadge } from '../card/ResultBadge'
import { landTransform } from './projection'
import type { MapView } from './projection'
import { SiteMark } from './SiteMark'
import { useLand } from './useLand'
import type { PictureProps } from '../viewModule'
import styles from './MapPicture.module.css'

/** What the map tells beyond the frame. */
export interface MapNow {
  readonly view: MapView
  readonly results: readonly ResultFrame[]
}

export function MapPicture({ layout, frame, now, actions }: PictureProps<MapNow, MapLayout>) {
  const isLit = (site: Site): boolean => site.nodes.some((node) => frame.nodes[node.index]!.lit)
  const healthOf = (site: Site): HealthName => {
    const worst = site.nodes.map((node) => HEALTH_NAMES.indexOf(frame.nodes[node.index]!.health))
    return HEALTH_NAMES[Math.max(...worst)]!
  }
  return (
    <>
      <Ground layout={layout} />
      <Links frame={frame} geometry={layout.geometry} />
      <g aria-hidden="true">
        {layout.cards.map(({ node, leader: [from, to] }) => (
          <line key={node.index} className={styles.leader} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
        ))}
      </g>
      {layout.cards.map((card) => (
        <NodeCard
          key={card.node.index}
          node={card.node}
          box={card.box}
          density={layout.density}
          state={frame.nodes[card.node.index]!}
          origin={NODE_KINDS[card.node.kind].ownsContent ? frame.origin : null}
          actions={actions}
        />
      ))}
      <g aria-hidden="true">
        {layout.names.map(({ node, text, at, align }) => (
          <text key={node.index} className={styles.name} x={at[0]} y={at[1]} textAnchor={align}>{text}</text>
        ))}
        {layout.names.map(({ node, badge, align }) => {
          const result = badge && now.results.find(({ client }) => client === node.index)
          return result && <ResultBadge key={node.index} result={result} x={badge[0]} y={badge[1]} align={align} short={layout.density !== 'full'} />
        })}
      </g>
      {layout.sites.map((site) => (
        <SiteMark key={site.nodes[0]!.index} point={site.point} nodes={site.nodes} lit={isLit(site)} health={healthOf(site)} actions={actions} />
      ))}
    </>
  )
}

/** What does not change with the frame: rendered again only when the layout does. */
const Ground = memo(function Ground({ layout }: { readonly layout: MapLayout }) {
  const land = useLand(layout.landView)
  const [x, y] = layout.centre
  return (
    <g aria-hidden="true">
      {land && (
        <g transform={landTransform(layout.projection, land)} {...landMarks(layout.landView, land)}>
          <path className={styles.graticule} d={land.graticule} />
          <path className={styles.land} d={land.path} />
        </g>
      )}
      {layout.rings.map((ring) => (
        <g key={ring.label}>
          <circle className={styles.ring} cx={x} cy={y} r={ring.radius} />
          <text className={styles.ringLabel} x={ring.at[0]} y={ring.at[1] + 4} textAnchor="middle">{ring.label}</text>
        </g>
      ))}
    </g>
  )
})
