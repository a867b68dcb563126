/**
 * The marks of the course's prose as a tree: [[term]] or [[term|shown words]], {{compare lever|words that do it}}, `code`,
 * *stress*, and measured numbers and moments as src/scene/say.ts wraps them. A mark that does not close
 * or is empty stays in the text as it was written; nothing throws and nothing is lost. A term or a measured word that begins
 * a sentence gets its capital here.
 */

const MEASURED_OPEN = '\ue000'
const MEASURED_TIME = '\ue001'
const MEASURED_CLOSE = '\ue002'

/** Whether two texts say the same, whenever their numbers are known. */
export function saysTheSame(a: string, b: string): boolean {
  const withoutTimes = (text: string): string => text.replaceAll(new RegExp(`${MEASURED_TIME}[^${MEASURED_CLOSE}]*`, 'g'), '')
  return withoutTimes(a) === withoutTimes(b)
}

/** What words can do when they are pressed: compare a lever with its other value, send a request from a client, do an act, go to a step. */
export type DeedVerb = 'compare' | 'send' | 'do' | 'step'

export type ProseNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'term'; readonly term: string; readonly shown: string }
  | { readonly kind: 'deed'; readonly verb: DeedVerb; readonly name: string; readonly shown: string }
  | { readonly kind: 'stress'; readonly children: readonly ProseNode[] }
  | { readonly kind: 'measured'; readonly text: string; readonly knownAtUs: number }
  /** Nothing to read: its sentence waits until then. */
  | { readonly kind: 'moment'; readonly knownAtUs: number }

interface Mark {
  readonly open: string
  readonly close: string
  /** The node for what is between open and close; null when it is not a mark after all. */
  readonly read: (inside: string) => ProseNode | null
}

const MARKS: readonly Mark[] = [
  { open: '[[', close: ']]', read: readTerm },
  { open: '{{', close: '}}', read: readDeed },
  { open: '`', close: '`', read: (inside) => ({ kind: 'code', text: inside }) },
  { open: '*', close: '*', read: readStress },
  { open: MEASURED_OPEN, close: MEASURED_CLOSE, read: readMeasured },
]

export function parseProse(source: string): readonly ProseNode[] {
  const nodes = nodesOf(source)
  return nodes.map((node, index) => (beginsSentence(nodes.slice(0, index).findLast(({ kind }) => kind !== 'moment')) ? capitalised(node) : node))
}

function beginsSentence(before: ProseNode | undefined): boolean {
  return before === undefined || (before.kind === 'text' && /[.?!]\s+$/.test(before.text))
}

/** Terms and measured words are written as they stand within a sentence. */
function capitalised(node: ProseNode): ProseNode {
  switch (node.kind) {
    case 'term':
      return { ...node, shown: upper(node.shown) }
    case 'measured':
      return { ...node, text: upper(node.text) }
    default:
      return node
  }
}

/** Not a unit or a version that begins with a letter and goes on with a digit: "v2". */
const upper = (text: string): string => (/^\p{Ll}\d/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1))

function nodesOf(source: string): readonly ProseNode[] {
  const nodes: ProseNode[] = []
  let text = ''
  let at = 0
  while (at < source.length) {
    const found = markAt(source, at)
    if (found) {
      if (text) nodes.push({ kind: 'text', text })
      text = ''
      nodes.push(found.node)
      at = found.end
    } else {
      text += source[at]
      at++
    }
  }
  if (text) nodes.push({ kind: 'text', text })
  return nodes
}

/** The words alone, measured numbers included: for names, titles and tests. */
export function proseText(nodes: readonly ProseNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'stress') return proseText(node.children)
      if (node.kind === 'moment') return ''
      return node.kind === 'term' || node.kind === 'deed' ? node.shown : node.text
    })
    .join('')
}

function markAt(source: string, at: number): { readonly node: ProseNode; readonly end: number } | null {
  const mark = MARKS.find((one) => source.startsWith(one.open, at))
  if (!mark) return null
  const from = at + mark.open.length
  const to = source.indexOf(mark.close, from)
  if (to <= from) return null
  const node = mark.read(source.slice(from, to))
  return node && { node, end: to + mark.close.length }
}

function readTerm(inside: string): ProseNode | null {
  const bar = inside.indexOf('|')
  const term = (bar < 0 ? inside : inside.slice(0, bar)).trim()
  const shown = bar < 0 ? inside : inside.slice(bar + 1)
  return term && shown.trim() && !inside.includes('[') ? { kind: 'term', term, shown } : null
}

function readDeed(inside: string): ProseNode | null {
  const [, verb, name, shown] = /^(compare|send|do|step) ([\w-]+)\|([^{}\s][^{}]*)$/.exec(inside) ?? []
  if (name === undefined || shown === undefined || (verb !== 'compare' && verb !== 'send' && verb !== 'do' && verb !== 'step')) return null
  return { kind: 'deed', verb, name, shown }
}

/** Stress hugs its words, so that "2 * 3 * 4" stays a product. */
function readStress(inside: string): ProseNode | null {
  return inside.trim() === inside ? { kind: 'stress', children: nodesOf(inside) } : null
}

function readMeasured(inside: string): ProseNode | null {
  const split = inside.indexOf(MEASURED_TIME)
  const time = inside.slice(split + 1)
  const knownAtUs = Number(time)
  if (split < 0 || time.trim() === '' || Number.isNaN(knownAtUs)) return null
  return split === 0 ? { kind: 'moment', knownAtUs } : { kind: 'measured', text: inside.slice(0, split), knownAtUs }
}
