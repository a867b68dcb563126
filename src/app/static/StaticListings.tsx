/**
 * The listings of a scene as plain text, in place of the code panel.
 */
import { leversInForce } from '../../scene/leversInForce'
import type { ListedCode } from '../../scene/listing'
import { stackLines } from '../../scene/stack'
import type { Scene } from '../../scene/types'

export function StaticListings({ scene }: { readonly scene: Scene }) {
  return (
    <div className="static-listings">
      {scene.listings.map((code) => (
        <figure key={code.listing.name}>
          <figcaption>
            <b>{code.listing.name}</b> {code.note}
          </figcaption>
          <pre>{linesOf(scene, code).join('\n')}</pre>
        </figure>
      ))}
    </div>
  )
}

/** A list of layers is as the scene begins. */
function linesOf(scene: Scene, { listing, stack }: ListedCode): readonly string[] {
  if (!stack) return listing.lines.map((line) => line.map(([text]) => text).join(''))
  const layers = stackLines(scene, stack, { levers: leversInForce(scene), step: 0 }).filter(({ isIn }) => isIn)
  return [`${listing.name} = [`, ...layers.map(({ name }) => `  ${name},`), ']']
}
