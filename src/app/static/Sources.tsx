/**
 * What a scene stands on, as a list.
 */
import type { Scene } from '../../scene/types'

export function Sources({ of: { sources } }: { readonly of: Scene }) {
  return (
    <ul>
      {sources.map(({ text, url }) => (
        <li key={text}>{url === undefined ? text : <a href={url}>{text}</a>}</li>
      ))}
    </ul>
  )
}
