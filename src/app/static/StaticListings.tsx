/**
 * The listings of a scene as plain text, in place of the code panel.
 */
import type { Scene } from '../../scene/types'

export function StaticListings({ scene }: { readonly scene: Scene }) {
  return (
    <div className="static-listings">
      {scene.listings.map(({ listing, note }) => (
        <figure key={listing.name}>
          <figcaption>
            <b>{listing.name}</b> {note}
          </figcaption>
          <pre>{listing.lines.map((line) => line.map(([text]) => text).join('')).join('\n')}</pre>
        </figure>
      ))}
    </div>
  )
}
