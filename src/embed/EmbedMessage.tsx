/**
 * One sentence in place of a scene that cannot be shown, and the address of a page that may be.
 */
import { pageAddress } from '../ui/root'
import styles from './Embed.module.css'

interface EmbedMessageProps {
  readonly title: string
  readonly text: string
  /** Path of the full page. */
  readonly href: string
}

export function EmbedMessage({ title, text, href }: EmbedMessageProps) {
  return (
    <main className={styles.message} role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <p>
        The full page: <a href={href}>{new URL(href, pageAddress()).href}</a>
      </p>
    </main>
  )
}
