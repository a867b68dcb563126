/**
 * The scenes that can be opened, as a plain list of links.
 */
import { PageLink } from '../PageLink'
import { SCENES } from '../registry'
import { sceneHref } from '../router'
import styles from './NotFoundPage.module.css'

export function OtherScenes({ except }: { readonly except?: string | undefined }) {
  return (
    <ul className={styles.list}>
      {SCENES.filter((entry) => entry.load && entry.slug !== except).map(({ slug, number, title, question }) => (
        <li key={slug}>
          <PageLink className={styles.link} href={sceneHref(slug)}>
            <span className={styles.number}>{number}</span>
            <span>
              <b>{title}</b>
              <span className={styles.question}>{question}</span>
            </span>
          </PageLink>
        </li>
      ))}
    </ul>
  )
}
