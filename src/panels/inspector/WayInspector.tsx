/**
 * The way that a user's packets go, opened up: network by network the routes that it knew, and by which rule of BGP all but one were
 * struck out.
 */
import type { HopWords, RouteWords, WayWords } from '../../frame/decisionFrame'
import type { LookedUp } from '../../frame/lookedUp'
import type { Reading } from '../../reading/reading'
import { formatMs, formatSeconds } from '../../words/format'
import { counted } from '../../words/plural'
import { IconButton } from '../../ui/IconButton'
import shared from './Inspector.module.css'
import styles from './WayInspector.module.css'

export interface WayInspectorProps {
  readonly run: Reading
  readonly name: string
  /** null before the user has an address. */
  readonly way: WayWords | null
  /** Where a name server chose for the user; null where nobody did. */
  readonly named: LookedUp | null
  readonly onClose: () => void
}

export function WayInspector({ run, name, way, named, onClose }: WayInspectorProps) {
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
      {way && <p className={shared.sentence}>{sentence(server, named)}</p>}
      {way && (
        <ol className={styles.hops}>
          {way.hops.map((hop) => <Hop key={hop.network} hop={hop} />)}
        </ol>
      )}
    </section>
  )
}

function sentence(server: string | null | undefined, named: LookedUp | null): string {
  if (!server) return 'They lead nowhere now: a network on the way knows no route.'
  if (!named) return `They come out at ${server}. Each network on the way has decided for itself.`
  const { name, resolverIn, agoMs, leftMs } = named
  const left = leftMs > 0 ? `It may be used for ${formatSeconds(leftMs)} more` : 'Its time is over: the next request asks again'
  return `The name server chose ${server}: so the resolver in ${resolverIn} answered for ${name}, ${formatSeconds(agoMs)} ago. ${left}.`
}

function Hop({ hop: { network, asn, rows, rules } }: { readonly hop: HopWords }) {
  return (
    <li className={styles.hop}>
      <h3 className={styles.network}>{`${network} (AS ${asn}), ${counted(rows.length, 'route')}`}</h3>
      <ul className={styles.routes}>
        {rows.map((row) => <Route key={`${row.via} ${row.path}`} row={row} />)}
      </ul>
      {rows.length > 1 && (
        <ol className={styles.rules} aria-label="Rules in their order">
          {rules.map(({ compares: [words], lost }) => <li key={words} data-look={lost === null ? 'idle' : lost > 0 ? 'struck' : 'equal'}>{`${words}: ${ruleWords(lost)}`}</li>)}
        </ol>
      )}
    </li>
  )
}

const ruleWords = (lost: number | null): string => (lost === null ? 'not asked' : lost > 0 ? `out: ${lost}` : 'equal')

function Route({ row: { via, localPref, pays, path, exitMs, leadsTo, struckBy } }: { readonly row: RouteWords }) {
  const words = <>{`${via}${leadsTo ? ` (to ${leadsTo.place}, ${formatMs(leadsTo.rttMs)})` : ''}: ${localPref === null ? '' : `preference ${localPref}, ${pays}; `}`}<code>{path || 'its own'}</code>{exitMs === null || exitMs === 0 ? '' : `, exit ${formatMs(exitMs)}`}</>
  if (!struckBy) return <li className={styles.taken}>{words}</li>
  return (
    <li className={styles.lost}>
      <s>{words}</s> <span className={styles.rule}>{`struck out: ${struckBy.name} (RFC 4271 §${struckBy.clause})`}</span>
    </li>
  )
}
