/**
 * The declaration of a view, as the one kind that somebody can draw.
 */
import type { View, ViewKind, ViewOf } from '../cdn/topology'
import { invariant } from '../engine/invariant'

/** The same view with its type; throws when it is of another kind. */
export function ownView<K extends ViewKind>(kind: K, view: View): ViewOf<K> {
  invariant(isOf(kind, view), `the view "${kind}" cannot draw a topology whose view is "${view.kind}"`)
  return view
}

function isOf<K extends ViewKind>(kind: K, view: View): view is ViewOf<K> {
  return view.kind === kind
}
