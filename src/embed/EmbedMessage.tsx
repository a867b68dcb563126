/**
 * One sentence in place of a scene that cannot be shown.
 */
import styles from './Embed.module.css'

export function EmbedMessage({ title, text }: { readonly title: string; readonly text: string }) {
  return (
    <main className={styles.message} role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
    </main>
  )
}
