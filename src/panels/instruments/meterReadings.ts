/**
 * What the meters say of a frame: a number, a few lines, and a bar where there is a whole to be
 * a part of. Words and numbers only; Meter draws them.
 */
import type { Frame, OriginFrame } from '../../frame/types'
import type { Run } from '../../run/run.types'
import { formatBytes, formatCount, NO_BREAK_SPACE } from '../../words/format'

export interface Reading {
  readonly title: string
  /** A few words beside the title. */
  readonly note?: string
  readonly value: readonly [number: string, unit: string]
  /** Shares of the whole, 0..1, one after the other. */
  readonly bar?: { readonly label: string; readonly text: string; readonly parts: readonly { readonly name: string; readonly share: number }[] }
  readonly lines: readonly { readonly name: string; readonly value: string; readonly alarm?: boolean }[]
  /** On a phone there is no room for the unit. */
  readonly longUnit?: boolean
  /** Something is wrong: said in words, too. */
  readonly alarm?: boolean
}

/** Lines of a meter; what does not fit is summed up in the last one. */
const MOST_LINES = 2

/** What has left the origin. */
export function bytesReading({ requests, conditional, contentBytes, headBytes }: OriginFrame): Reading {
  const total = contentBytes + headBytes
  const share = (bytes: number): number => (total === 0 ? 0 : bytes / total)
  return {
    title: 'Sent by the origin',
    value: split(formatBytes(total)),
    bar: {
      label: 'Content and heads',
      text: `${formatBytes(contentBytes)} of content, ${formatBytes(headBytes)} of heads`,
      parts: [{ name: 'content', share: share(contentBytes) }, { name: 'heads', share: share(headBytes) }],
    },
    lines: [
      { name: 'content', value: formatBytes(contentBytes) },
      { name: 'heads', value: formatBytes(headBytes) },
      { name: requests === 1 ? 'request' : 'requests', value: conditional > 0 ? `${formatCount(requests)}, ${formatCount(conditional)} conditional` : formatCount(requests) },
    ],
  }
}

/** What all edges hold. */
export function memoryReading(run: Run, { nodes }: Frame, maxBytes: number): Reading {
  const edges = run.nodes
    .filter(({ kind, index }) => kind === 'edge' && nodes[index]!.active)
    .map(({ name, index }) => {
      const stored = nodes[index]!.slots.flatMap(({ life }) => life ?? [])
      return { name, entries: stored.length, bytes: stored.reduce((sum, { bytes }) => sum + bytes, 0) }
    })
  const entries = edges.reduce((sum, one) => sum + one.entries, 0)
  const bytes = edges.reduce((sum, one) => sum + one.bytes, 0)
  const over = bytes > maxBytes
  const room = `${formatBytes(bytes)} of ${formatBytes(maxBytes)}`
  return {
    title: 'Memory',
    value: [formatCount(entries), entries === 1 ? 'entry' : 'entries'],
    bar: { label: 'Memory', text: room, parts: [{ name: 'stored', share: Math.min(1, bytes / maxBytes) }] },
    lines: [
      { name: over ? 'past the scale' : 'stored', value: room, alarm: over },
      ...(edges.length > 1 ? edges.map(({ name, entries: own, bytes: held }) => ({ name, value: `${formatCount(own)}, ${formatBytes(held)}` })) : []),
    ],
    alarm: over,
  }
}

/** Answers that the origin itself would have given otherwise. */
export function wrongReading(label: string, { contents, answered }: Frame): Reading {
  const wrong = contents.reduce((sum, one) => sum + one.wrong, 0)
  const bad = contents.filter((one) => one.wrong > 0).toSorted((a, b) => b.wrong - a.wrong)
  const shown = bad.length > MOST_LINES ? bad.slice(0, MOST_LINES - 1) : bad
  const rest = bad.slice(shown.length)
  return {
    title: label,
    value: [formatCount(wrong), `of ${formatCount(answered)}${NO_BREAK_SPACE}answers`],
    lines: [
      ...shown.map(({ content, wrong: count }) => ({ name: content, value: formatCount(count) })),
      ...(rest.length > 0 ? [{ name: `${formatCount(rest.length)} others`, value: formatCount(rest.reduce((sum, one) => sum + one.wrong, 0)) }] : []),
      ...(bad.length === 0 ? [{ name: answered > 0 ? 'Everyone got the right one.' : 'Nothing is answered yet.', value: '' }] : []),
    ],
    longUnit: true,
    alarm: wrong > 0,
  }
}

/** "12 kB" as a number and its unit. */
function split(text: string): readonly [string, string] {
  const [number = '', unit = ''] = text.split(NO_BREAK_SPACE)
  return [number, unit]
}
