/**
 * A QR code as SVG, dark on light in every theme: cameras want it so.
 */
import { encode } from 'uqr'
import styles from './ShareDialog.module.css'

/** A code holds 2,953 bytes at the level of correction that is used; with more than this its squares are too small for a phone across a room. */
const MOST_BYTES = 1_100

export function QrCode({ address }: { readonly address: string }) {
  if (new TextEncoder().encode(address).length > MOST_BYTES) return <p className={styles.note}>This link is too long for a code that a camera can read: much has been done before this moment.</p>
  const { data, size } = encode(address, { ecc: 'L', border: 4 })
  const squares = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return (
    <svg className={styles.qr} viewBox={`0 0 ${size} ${size}`} role="img" aria-label="QR code of the link to this moment" shapeRendering="crispEdges">
      <rect className={styles.qrLight} width={size} height={size} />
      <path className={styles.qrDark} d={squares.join('')} />
    </svg>
  )
}
