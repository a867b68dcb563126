/**
 * A page that an edge puts together, in a small form of our own after ESI (W3C Note, 2001): text with holes, each of which names a
 * fragment by its URL or a value by its key in a store.
 *
 *     Shop v1 · <include /fragment/prices> · <value banner>
 */
export type Piece = { readonly text: string } | { readonly fragment: string } | { readonly value: string }

/** The header with which an origin says that its answer is a template, and an edge that it can fill one in (Edge Architecture Specification). */
export const TEMPLATE_FIELD = ['Surrogate-Control', 'content="ESI/1.0"'] as const
export const CAPABILITY_FIELD = ['Surrogate-Capability', 'edge="ESI/1.0"'] as const

const MOST_HOLES = 20

/** The pieces in order. What is no hole is text; so is every hole beyond the twentieth. */
export function piecesOf(template: string): readonly Piece[] {
  const pieces: Piece[] = []
  let rest = template
  for (let holes = 0; holes < MOST_HOLES; holes++) {
    const hole = /<(include|value) ([^<>\s]+)>/.exec(rest)
    if (!hole) break
    if (hole.index > 0) pieces.push({ text: rest.slice(0, hole.index) })
    pieces.push(hole[1] === 'include' ? { fragment: hole[2]! } : { value: hole[2]! })
    rest = rest.slice(hole.index + hole[0].length)
  }
  return rest === '' ? pieces : [...pieces, { text: rest }]
}

/** The page with its holes filled, each by what it names. */
export function filled(pieces: readonly Piece[], fill: (piece: Exclude<Piece, { readonly text: string }>) => string): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : fill(piece))).join('')
}
