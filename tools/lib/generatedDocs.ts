/**
 * Parts of documents that come from the sources: between two marks in a file stands what a table of the code says.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EMBED_PARAMS, type EmbedParam } from '../../src/app/embedSettings.ts'
import { NAMESPACE, VERSION, errorMessage, eventMessage, requestMessage, resultMessage } from '../../src/protocol/envelope.ts'
import { EVENTS, OF_LEARNER, WANTS } from '../../src/protocol/events.ts'
import { REQUESTS, type RequestSpec } from '../../src/protocol/requests.ts'
import { ROOT } from './project.mjs'

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const code = (text: string): string => `\`${text}\``

function params(): string {
  const rows = Object.entries(EMBED_PARAMS as Readonly<Record<string, EmbedParam>>).map(([name, { values, initial, text, open }]) => [
    code(name), open?.words ?? values.map((value) => (value === initial ? `**${value}**` : value)).join(', '), text,
  ])
  return table(['parameter', 'values', 'meaning'], [...OF_LINKS, ...rows])
}

/** What an embed takes because every link of the course does (src/player/urlState). */
const OF_LINKS = [
  ['`step`', 'a step’s id, or its number from 1', 'where it opens'],
  ['`t`', 'milliseconds', 'the exact moment'],
  ['`seed`', 'a whole number', 'the same run for a whole class'],
  ['`lever.NAME`', 'the lever’s value: `on`, `off`, a number, an option, options joined by `+`, a header’s text, a place in degrees north and east', '`lever.caches=off`, `lever.cacheControl=no-store`'],
] as const

function requests(): string {
  const rows = Object.entries(REQUESTS as Readonly<Record<string, RequestSpec>>).map(([name, { takes, text }]) => [
    code(name), Object.entries(takes).map(([field, { is, optional }]) => `${code(field)}: ${is}${optional ? ', may be left out' : ''}`).join('; ') || 'nothing', text,
  ])
  return table(['type', 'takes', 'what it does'], rows)
}

function events(): string {
  const ofLearner: readonly string[] = OF_LEARNER
  const told = (name: string): string => (ofLearner.includes(name) ? 'who wants `learner`' : name === 'resize' ? 'who wants `resize`' : 'everybody')
  return table(['type', 'meaning', 'told to'], Object.entries(EVENTS).map(([name, text]) => [code(name), text, told(name)]))
}

function messages(): string {
  const port = { ns: NAMESPACE, v: VERSION }
  const lines = [
    ['scene to page', eventMessage('announce', { scene: 'an-edge-near-the-user' })],
    ['page to scene', requestMessage(0, 'hello', { want: Object.keys(WANTS) })],
    ['over the channel', resultMessage(0, { state: '…', problems: [], learner: [] })],
    ['over the channel', requestMessage(1, 'seek', { step: 3, share: 1 })],
    ['over the channel', resultMessage(1, '…')],
    ['over the channel', errorMessage(2, 'invalid', 'there is no step 30; the scene has 9')],
    ['over the channel', eventMessage('lever', { name: 'caches', value: 'off' })],
  ] as const
  return ['```', ...lines.map(([way, message]) => `${way.padEnd(17)} ${JSON.stringify({ ...port, ...message })}`), '```'].join('\n')
}

const wants = (): string => table(['want', 'what it brings'], Object.entries(WANTS).map(([name, text]) => [code(name), text]))

const PARTS: Readonly<Record<string, () => string>> = { params, requests, events, messages, wants }
/** Files that have such parts. */
export const FILES = ['README.md', 'docs/embedding.md', 'docs/embed-protocol.md'] as const

/** The text with every part as the sources have it now. Throws where it asks for a part that there is none of. */
export function renewed(text: string): string {
  return text.replaceAll(/(<!-- from the sources: (\w+) -->\n)([\s\S]*?)(<!-- end -->)/g, (_, start: string, name: string, before: string, end: string) => {
    const part = PARTS[name]
    if (before.includes('<!--')) throw new Error(`the part "${name}" of a document has no end`)
    if (!part) throw new Error(`no part of a document is called "${name}"; there are ${Object.keys(PARTS).join(', ')}`)
    return `${start}${part()}\n${end}`
  })
}

/** Writes those that have changed; their names. */
export function renewFiles(): readonly string[] {
  return FILES.filter((file) => {
    const before = readFileSync(join(ROOT, file), 'utf8')
    const after = renewed(before)
    if (after !== before) writeFileSync(join(ROOT, file), after)
    return after !== before
  })
}
