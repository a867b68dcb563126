/**
 * The way that a user's packets go, opened up: network by network the routes that it knew, and by which rule of BGP all but one were
 * struck out.
 */
import type { HopWords, RouteWords, WayWords } from '../../frame/decisionFrame'
import type { Reading } from '../../reading/reading'
import { formatMs } from '../../words/format'
import { counted } from '../../words/plural'
import { IconButton } from '../../ui/IconButton'
import shared from './Inspector.module.css'
import styles from './WayInspector.module.css'

export interface WayInspectorProps {
  readonly run: Reading
  readonly name: string
  /** null before the user has an address. */
  readonly way: WayWords | null
  readonly onClose: () => void
}

export function WayInspector({ run, name, way, onClose }: WayInspectorProps) {
  const server = way && run.nodes[way.server]?.name
  return (
    <section className={shared.inspector} aria-label={`The way from ${name}`}>
      <div className={shared.head}>
        <div>
          <h2 className={shared.title}>{name}</h2>
          <p className={shared.who}>{way ? `packets to ${way.address}` : 'has no address yet: nobody has looked it up'}</p>
        </div>
        <IconButton icon="close" name="Close the inspector" onClick={onClose} />
      </div>
      {way && <p className={shared.sentence}>{server ? `They come out at ${server}. Each network on the way has decided for itself.` : 'They lead nowhere now: a network on the way knows no route.'}</p>}
      {way && (
        <ol className={styles.hops}>
          {way.hops.map((hop) => <Hop key={hop.network} hop={hop} />)}
        </ol>
      )}
    </section>
  )
}

function Hop({ hop: { network, asn, rows } }: { readonly hop: HopWords }) {
  return (
    <li className={styles.hop}>
      <h3 className={styles.network}>{`${network} (AS ${asn}), ${counted(rows.length, 'route')}`}</h3>
      <ul className={styles.routes}>
        {rows.map((row) => <Route key={`${row.via} ${row.path}`} row={row} />)}
      </ul>
    </li>
  )
}

function Route({ row: { via, localPref, path, exitMs, struckBy } }: { readonly row: RouteWords }) {
  const words = <>{`${via}: ${localPref === null ? '' : `preference ${localPref}, `}`}<code>{path || 'its own'}</code>{exitMs === null || exitMs === 0 ? '' : `, exit ${formatMs(exitMs)}`}</>
  if (!struckBy) return <li className={styles.taken}>{words}</li>
  return (
    <li className={styles.lost}>
      <s>{words}</s> <span className={styles.rule}>{`struck out: ${struckBy.name} (RFC 4271 §${struckBy.clause})`}</span>
    </li>
  )
}
