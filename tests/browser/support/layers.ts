/**
 * Which layer of a page something stands in: windows, bars that stay while the page moves, and
 * sheets may lie over the rest; a label may not. Runs in a page.
 */

/** A solid box this large (px, both ways) that stands free is a sheet. */
const SHEET_PX = 160

/** The window, bar or sheet around an element; null on the page itself. */
export function layerOf(element: Element): Element | null {
  for (let at: Element | null = element; at; at = at.parentElement) {
    if (at.matches(':popover-open, dialog[open]') || ['fixed', 'sticky'].includes(getComputedStyle(at).position) || isSheet(at)) return at
  }
  return null
}

/** A box of the page that stands free and hides what is under it. */
export function isFreeBox(element: Element): boolean {
  if (element instanceof SVGElement) return false
  const { position, backgroundColor } = getComputedStyle(element)
  return position === 'absolute' && isSolid(backgroundColor)
}

export function isSheet(element: Element): boolean {
  if (!isFreeBox(element)) return false
  const { width, height } = element.getBoundingClientRect()
  return width >= SHEET_PX && height >= SHEET_PX
}

export function isSolid(colour: string): boolean {
  if (colour === 'none' || colour === 'transparent') return false
  const alpha = /(?:,|\/)\s*([\d.]+)\)$/.exec(colour.startsWith('rgb(') ? '' : colour)?.[1]
  return alpha === undefined || Number(alpha) > 0.5
}
