/**
 * Writes XML: elements with attributes and children, a line each.
 */

export type Attributes = Readonly<Record<string, string>>

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string => text.replace(/[&"<>]/g, (mark) => ENTITIES[mark]!)

/** An element that is written already. */
export class Xml {
  readonly lines: readonly string[]

  constructor(lines: readonly string[]) {
    this.lines = lines
  }
}

/** A child that is a string is text, and then the only one. */
export function element(name: string, attributes: Attributes, ...children: readonly (Xml | string)[]): Xml {
  const begin = `<${name}${Object.entries(attributes).map(([one, value]) => ` ${one}="${escaped(value)}"`).join('')}`
  const [first] = children
  if (first === undefined) return new Xml([`${begin}/>`])
  if (typeof first === 'string') return new Xml([`${begin}>${escaped(first)}</${name}>`])
  const inner = children.flatMap((child) => (typeof child === 'string' ? [escaped(child)] : child.lines))
  return new Xml([`${begin}>`, ...inner.map((line) => `  ${line}`), `</${name}>`])
}

export const xmlFile = (root: Xml): string => `<?xml version="1.0" encoding="UTF-8"?>\n${root.lines.join('\n')}\n`
