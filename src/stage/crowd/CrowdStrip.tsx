/**
 * The origin's strip: at work up to its room, in its queue above it, and a cross for each that it refused.
 */
import type { Box } from '../draw/geometry'
import { QUEUE_PATTERN } from './CrowdHead'
import type { LoadPaths } from './crowdLoad'
import styles from './CrowdPicture.module.css'

export function CrowdStrip({ load: { work, queue, roomY, refused }, box, sentence }: { readonly load: LoadPaths; readonly box: Box; readonly sentence: string }) {
  const [right, foot] = [box.x + box.width, box.y + box.height]
  return (
    <g role="img" aria-label={sentence}>
      {queue && <path className={styles.bar} data-doing="queue" d={queue} fill={`url(#${QUEUE_PATTERN})`} />}
      {work && <path className={styles.bar} data-doing="work" d={work} />}
      <line className={styles.room} x1={box.x} x2={right} y1={roomY} y2={roomY} />
      <line className={styles.foot} x1={box.x} x2={right} y1={foot} y2={foot} />
      {refused.map((x) => <path key={x} className={styles.endLine} data-tone="error" strokeWidth="2" d={`M${x - 3.5} ${foot - 10}l7 7m0 -7l-7 7`} />)}
    </g>
  )
}
