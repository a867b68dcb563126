/**
 * A drawn SVG as a text that needs no style sheet: what the sheets say of each part is written on it.
 */

/** Properties that parts of a picture take from what they stand in. */
const INHERITED = [
  'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-dashoffset', 'stroke-linecap', 'stroke-linejoin', 'stroke-opacity',
  'font-family', 'font-size', 'font-style', 'font-weight', 'font-variant-numeric', 'letter-spacing', 'text-anchor', 'paint-order', 'visibility', 'color',
] as const
/** Those of each part for itself, with what they are where nothing is said. */
const OWN = { 'opacity': '1', 'display': 'inline', 'dominant-baseline': 'auto', 'text-decoration-line': 'none', 'vector-effect': 'none', 'mix-blend-mode': 'normal' } as const

/** `drawn` stands in a document. `inside` is put in front of everything: a style for its letters. */
export function carriedStyles(drawn: SVGSVGElement, inside = ''): string {
  const copy = drawn.cloneNode(true) as SVGSVGElement
  const classes = new Map<string, string>()
  write(drawn, copy, null, classes)
  const rules = [...classes].map(([style, name]) => `.${name}{${style}}`).join('')
  const style = document.createElementNS(SVG, 'style')
  style.textContent = inside + rules
  copy.prepend(style)
  copy.setAttribute('xmlns', SVG)
  return new XMLSerializer().serializeToString(copy)
}

const SVG = 'http://www.w3.org/2000/svg'

function write(drawn: Element, copy: Element, above: CSSStyleDeclaration | null, classes: Map<string, string>): void {
  const style = getComputedStyle(drawn)
  const text = styleText(style, above)
  copy.removeAttribute('style')
  copy.removeAttribute('class')
  if (text !== '') {
    if (!classes.has(text)) classes.set(text, `s${classes.size}`)
    copy.setAttribute('class', classes.get(text)!)
  }
  for (const [i, child] of [...drawn.children].entries()) write(child, copy.children[i]!, style, classes)
}

function styleText(style: CSSStyleDeclaration, above: CSSStyleDeclaration | null): string {
  const said: string[] = []
  for (const name of INHERITED) {
    const value = style.getPropertyValue(name)
    if (value !== above?.getPropertyValue(name)) said.push(`${name}:${value}`)
  }
  for (const [name, usual] of Object.entries(OWN)) {
    const value = style.getPropertyValue(name)
    if (value !== usual) said.push(`${name}:${value}`)
  }
  return said.join(';')
}
