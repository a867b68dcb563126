/**
 * The markup of a picture as a text that can be compared line by line: an element a line, numbers to a tenth of a pixel,
 * generated ids counted on from 1, classes by their own names, long outlines shortened. Its colours are in the style sheets.
 */
const INDENT = '  '
/** An outline with more characters is shortened. */
const LONG_OUTLINE = 300
/** Points that are kept of a long line. */
const KEPT_POINTS = 9

export function stillText(markup: string): string {
  const lines: string[] = []
  const open: string[] = []
  const attribute = attributeWriter()
  for (const [, tag, text] of markup.matchAll(/(<[^>]*>)|([^<]+)/g)) {
    const indent = INDENT.repeat(open.length)
    if (text?.trim()) lines.push(indent + text.trim())
    else if (!tag) continue
    else if (tag.startsWith('</')) close(lines, open.pop()!, tag)
    else {
      const line = indent + tag.replace(/([\w:-]+)="([^"]*)"/g, (_, name: string, value: string) => attribute(name, value))
      lines.push(line)
      if (!tag.endsWith('/>')) open.push(line)
    }
  }
  return `${lines.join('\n')}\n`
}

/** Ends the element that `begun` opened: in the same line when it holds nothing, or a text alone. */
function close(lines: string[], begun: string, tag: string): void {
  const last = lines.at(-1)!
  if (last === begun) lines.splice(-1, 1, begun + tag)
  else if (lines.at(-2) === begun && !last.trimStart().startsWith('<')) lines.splice(-2, 2, begun + last.trimStart() + tag)
  else lines.push(/^ */.exec(begun)![0] + tag)
}

/** Writes attributes; the same id is written in the same way all through one picture. */
function attributeWriter(): (name: string, value: string) => string {
  const ids = new Map<string, number>()
  const counted = (id: string): string => {
    if (!ids.has(id)) ids.set(id, ids.size + 1)
    return `id-${ids.get(id)}`
  }
  return (name, value) => {
    if (name === 'class') return `class="${value.split(/\s+/).filter(Boolean).map(ownName).join(' ')}"`
    const tidy = value.replace(/_R_\w*_/g, counted)
    if (name === 'aria-label') return `${name}="${tidy}"`
    const rounded = tidy.replace(/-?\d+(\.\d+(e-?\d+)?|e-\d+)/g, (number) => String(Math.round(Number(number) * 10) / 10 || 0))
    return name === 'd' && rounded.length > LONG_OUTLINE ? shortened(rounded) : `${name}="${rounded}"`
  }
}

/** "trail" of "trail_x4K" (tools/vite/className.ts) and of "_trail_a95c07" (Vitest): the rest says in which file it stands. */
function ownName(className: string): string {
  return className.replace(/^_(\w+)_[0-9a-f]{6}$/, '$1').replace(/_[\w-]{3}$/, '')
}

/** Of a line through many points some of them; of any other long outline, such as a coast, how long it is. */
function shortened(outline: string): string {
  const points = /^M[\d.,-]+(L[\d.,-]+)+$/.test(outline) ? outline.slice(1).split('L') : []
  if (points.length === 0) return `data-outline="${outline.length} characters"`
  const kept = Array.from({ length: KEPT_POINTS }, (_, i) => points[Math.round((i * (points.length - 1)) / (KEPT_POINTS - 1))])
  return `d="M${kept.join('L')}" data-points="${points.length}"`
}
