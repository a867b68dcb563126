/**
 * The faces that pictures are written in, as style rules that bring their files along: a picture that is opened elsewhere has no page to take them from.
 */

/** Families of labels and of code, upright: pictures have no others (poster.css, the stage's styles). */
const FAMILIES = /^["']?IBM Plex (?:Sans Variable|Mono)["']?$/

let rules: string | undefined

/** Fetched from the course's own host, once; anew after a failure. */
export async function carriedFaces(): Promise<string> {
  rules ??= (await Promise.all([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter(isOurs).map(carried))).join('')
  return rules
}

function isOurs(rule: CSSRule): rule is CSSFontFaceRule {
  return rule instanceof CSSFontFaceRule && FAMILIES.test(rule.style.getPropertyValue('font-family')) && rule.style.getPropertyValue('font-style') !== 'italic' && rule.style.getPropertyValue('src').includes('url(')
}

async function carried({ style }: CSSFontFaceRule): Promise<string> {
  const address = /url\(["']?([^"')]+)/.exec(style.getPropertyValue('src'))![1]!
  const data = address.startsWith('data:') ? address : await asData(address)
  return `@font-face{font-family:${style.getPropertyValue('font-family')};font-weight:${style.getPropertyValue('font-weight') || '400'};src:url(${data})format("woff2")}`
}

async function asData(address: string): Promise<string> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`${address}: the host answers ${response.status}`)
  const bytes = new Uint8Array(await response.arrayBuffer())
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`
}
