/**
 * Buckets as SVG: what each holds, whether the next one passes, and what passed and was refused. It draws what bucketsLayout computed and the
 * levels of the moment, and decides nothing.
 */
import type { LimitRule } from '../../cdn/limit/limiter'
import type { Bucket, BucketsFrame } from '../../frame/bucketsFrame'
import { OUTCOME_SHAPES } from '../../ui/outcomeShapes'
import { useRoving } from '../../ui/useRoving'
import type { StageActions } from '../actions'
import { clamp } from '../draw/clamp'
import { Links } from '../draw/Links'
import tints from '../draw/PlaceTints.module.css'
import { pressable } from '../draw/pressable'
import { tenth } from '../draw/rounded'
import { fitting } from '../draw/text'
import type { PictureProps } from '../viewModule'
import { BucketsStrip } from './BucketsStrip'
import { type BucketCell, type BucketsLayout, TEXT_SIZE } from './bucketsLayout'
import { bucketName, levels, passedTexts, refusedTexts, sums, titles } from './bucketsWords'
import styles from './BucketsPicture.module.css'

export function BucketsPicture({ layout, frame, now, actions }: PictureProps<BucketsFrame, BucketsLayout>) {
  const { cells, head } = layout
  const bucketOf = new Map(now.buckets.map((bucket) => [bucket.node, bucket]))
  const drawn = cells.flatMap((cell) => {
    const bucket = bucketOf.get(cell.node)
    return bucket ? [{ cell, bucket }] : []
  })
  return (
    <g className={tints.tint} data-place="1">
      <Links frame={frame} geometry={layout.geometry} solid />
      <text className={styles.title} x={head.x} y={head.ys[0]} textAnchor="end">{fitting(titles(now), head.room, 13, 600)}</text>
      <text className={styles.sum} x={head.x} y={head.ys[1]} textAnchor="end">{fitting(sums(now), head.room, 12, 600)}</text>
      <g aria-hidden="true">
        {drawn.map(({ cell, bucket }) => <OneBucket key={cell.node} cell={cell} bucket={bucket} rule={now.rule} />)}
      </g>
      {layout.strip && <BucketsStrip layout={layout} box={layout.strip} now={now} />}
      <Targets drawn={drawn} rule={now.rule} actions={actions} />
    </g>
  )
}

interface OneProps {
  readonly cell: BucketCell
  readonly bucket: Bucket
  readonly rule: LimitRule | null
}

/** Of half the rim, so much is gone at the bottom. */
const NARROWER = 0.24
/** Lines for single requests where they are so far apart (px). */
const TICKS_APART = 5

function OneBucket({ cell, bucket, rule }: OneProps) {
  const { bucket: box, name, nameX, nameY, textX, textYs, textRoom } = cell
  const held = rule ? clamp(rule.kind === 'token bucket' ? 1 - bucket.level : bucket.level, 0, 1) : 0
  const foot = box.y + box.height
  const sideAt = (y: number): number => ((y - box.y) / box.height) * box.width * NARROWER
  const across = (y: number): string => `${tenth(box.x + sideAt(y))} ${tenth(y)}`
  const back = (y: number): string => `${tenth(box.x + box.width - sideAt(y))} ${tenth(y)}`
  const top = foot - held * box.height
  const apart = rule ? box.height / rule.limit : 0
  const ticks = rule && apart >= TICKS_APART ? Array.from({ length: rule.limit - 1 }, (_, k) => foot - (k + 1) * apart) : []
  return (
    <g data-full={!bucket.passes || undefined} className={styles.bucket}>
      <path className={styles.inside} d={`M${across(box.y)}L${across(foot)}L${back(foot)}L${back(box.y)}z`} />
      {held > 0 && <path className={styles.held} d={`M${across(top)}L${across(foot)}L${back(foot)}L${back(top)}z`} />}
      <path className={styles.ticks} d={ticks.map((y) => `M${across(y)}L${back(y)}`).join('')} />
      <path className={styles.wall} d={`M${across(box.y)}L${across(foot)}L${back(foot)}L${back(box.y)}`} />
      {rule && <line className={styles.rim} x1={box.x - 3} x2={box.x + box.width + 3} y1={box.y} y2={box.y} />}
      <text className={styles.name} x={nameX} y={nameY}>{name}</text>
      <text className={styles.level} x={textX} y={textYs[0]}>{fitting(levels(bucket, rule), textRoom, TEXT_SIZE, 600)}</text>
      <path className={styles.passedMark} d={`M${textX} ${textYs[1] - 8}h8l-4 7z`} />
      <text className={styles.count} x={textX + 12} y={textYs[1]}>{fitting(passedTexts(bucket), textRoom - 12, TEXT_SIZE)}</text>
      <path className={styles.refusedMark} d={OUTCOME_SHAPES.error.path} transform={`translate(${textX - 1} ${textYs[2] - 9.5}) scale(.85)`} />
      <text className={styles.count} x={textX + 12} y={textYs[2]}>{fitting(refusedTexts(bucket), textRoom - 12, TEXT_SIZE)}</text>
    </g>
  )
}

interface TargetsProps {
  readonly drawn: readonly { readonly cell: BucketCell; readonly bucket: Bucket }[]
  readonly rule: LimitRule | null
  readonly actions: StageActions
}

/** Each bucket opens the request that it has counted last. */
function Targets({ drawn, rule, actions: { select, selection } }: TargetsProps) {
  const open = drawn.filter(({ bucket }) => bucket.request >= 0)
  const { container, item } = useRoving(open.length)
  if (!select || open.length === 0) return null
  return (
    <g {...container} aria-label="Limits">
      {open.map(({ cell: { node, box }, bucket }, i) => (
        <g key={node} className={styles.target} {...pressable(`${bucketName(bucket, rule)}: open the last request`, () => select({ kind: 'request', request: bucket.request }))} {...item(i)} data-selected={(selection?.kind === 'request' && selection.request === bucket.request) || undefined}>
          <rect x={box.x - 3} y={box.y - 2} width={box.width + 6} height={box.height + 4} rx="4" />
        </g>
      ))}
    </g>
  )
}
