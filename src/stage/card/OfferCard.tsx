/**
 * An origin with what it would answer now: its status, its header fields and its content, as
 * lines of a response head. A field that is too long goes on in a second line or is cut, and
 * says the whole of itself to a pointer.
 */
import type { OfferFrame, OriginFrame } from '../../frame/types'
import type { HealthName } from '../../trace/traceKinds'
import type { NodeInfo } from '../../run/run.types'
import type { Density } from '../draw/density'
import type { Box } from '../draw/geometry'
import { HealthTag, TAG_HALF } from './HealthTag'
import { LIFE_CARD } from '../life/lifeCards'
import { HEALTH_WORDS } from '../../cdn/nodeKinds'
import { headLines, statusText } from './headLines'
import { plural, textWidth } from '../draw/text'
import styles from './OfferCard.module.css'

export interface OfferCardProps {
  readonly node: NodeInfo
  readonly box: Box
  readonly density: Density
  readonly offer: OfferFrame
  readonly health: HealthName
  readonly origin: OriginFrame
}

const MONO_SIZE = 11.5
const PAD = 10
const KIND_WIDTH = 54

export function OfferCard({ node, box, density, offer, health, origin }: OfferCardProps) {
  const { head, line } = LIFE_CARD[density]
  const lines = Math.max(1, Math.floor((box.height - head) / line))
  const letters = Math.floor((box.width - 2 * PAD) / (MONO_SIZE * 0.6))
  const name = head / 2 + 5
  // Where lines are few, the status stands beside the name.
  const isShort = density === 'small'
  const fact = isShort ? statusText(offer) : plural(origin.requests, 'request')
  return (
    <g className={styles.card} transform={`translate(${box.x} ${box.y})`} role="group" aria-label={sentence(node, offer, health)}>
      <rect className={styles.ground} width={box.width} height={box.height} rx="6" />
      <g aria-hidden="true">
        <text className={styles.kind} x={PAD} y={name}>ORIGIN</text>
        <text className={styles.name} x={PAD + KIND_WIDTH} y={name}>{node.name}</text>
        <text className={styles.fact} x={PAD + KIND_WIDTH + textWidth(node.name, 13.5, 600) + 10} y={name}>{fact}</text>
        <text className={styles.content} x={box.width - PAD} y={name} textAnchor="end">{offer.content}</text>
        <HealthTag health={health} x={box.width - TAG_HALF - 6} y={0} />
        {headLines(offer, letters, lines, !isShort).map(({ text, whole, field }, i) => (
          <text key={i} className={styles.line} x={PAD} y={head + (i + 0.75) * line}>
            <title>{whole}</title>
            {field !== '' && <tspan className={styles.field}>{field}</tspan>}
            {text}
          </text>
        ))}
      </g>
    </g>
  )
}

function sentence({ name }: NodeInfo, { url, status, headers, content, bytes }: OfferFrame, health: HealthName): string {
  const fields = headers.map(([field, value]) => `${field}: ${value}`)
  if (health !== 'up') return `Origin ${name} ${HEALTH_WORDS[health].says}`
  return `Origin ${name} would answer ${url} with ${[statusText({ status, bytes }), ...fields, content].filter(Boolean).join('; ')}`
}
