/**
 * Two bars of the same length: what part of all requests each tier answered.
 */
import type { TiersSoFar } from '../../../frame/tiersSoFar'
import { formatTenths } from '../../../words/format'
import { PanelTitle } from '../../PanelTitle'
import type { PanelProps } from '../instrumentModule'
import { type Link, ownLinks } from './chainText'
import styles from './Chain.module.css'

export function Chain({ reading, options: { title, measured }, compact }: PanelProps<'chain', TiersSoFar>) {
  return (
    <section className={styles.chain} data-compact={compact || undefined}>
      <PanelTitle title={title} />
      <Bar name="This run" links={ownLinks(reading)} />
      <Bar name={measured.name} links={measured.links} />
    </section>
  )
}

function Bar({ name, links }: { readonly name: string; readonly links: readonly Link[] }) {
  return (
    <figure className={styles.line}>
      <figcaption>{name}</figcaption>
      <div className={styles.bar} aria-hidden="true">
        {links.map(({ by, share, isOrigin }) => share > 0 && <span key={by} data-origin={isOrigin || undefined} style={{ inlineSize: `${share * 100}%` }} />)}
      </div>
      <p className={styles.words}>{links.length === 0 ? 'Nobody has an answer yet.' : links.map(({ by, share }) => `${by} ${formatTenths(share * 1000, 1000)}`).join(', ')}</p>
    </figure>
  )
}
