/**
 * `npm run -s explain -- FILE|- [--json] [--now DATE]`: what the sheet "Bring your own headers" says, on the command line:
 * `curl -sI https://example.com | npm run -s explain -- -`. A file that cannot be read and a call that is wrong end with exit
 * code 2 and a sentence.
 */
import { readFile } from 'node:fs/promises'
import { decodeText } from '../src/app/dialogs/decodeText.ts'
import { type Explanation, type ExplainedResponse, explain } from '../src/cdn/explain/explanation.ts'
import { parseIsoTime } from '../src/cdn/explain/isoTime.ts'
import { parseHttpDate } from '../src/cdn/http/httpDate.ts'
import { UsageError, answerCall, parseCall } from './lib/command.ts'

const USAGE = 'npm run -s explain -- FILE|- [--json] [--now DATE]'

/** Exit code: 0 for an explanation, also of a text without a response; 2 for a call that cannot be answered. */
export async function main(argv: readonly string[]): Promise<number> {
  return answerCall(USAGE, async () => {
    const { file, json, nowMs } = readCall(argv)
    const explanation = explain(await read(file), nowMs)
    console.log(json ? JSON.stringify(explanation, null, 2) : readable(explanation))
    return 0
  })
}

interface Call {
  readonly file: string
  readonly json: boolean
  readonly nowMs: number
}

function readCall(argv: readonly string[]): Call {
  const { values, positionals } = parseCall(argv, { json: { type: 'boolean' }, now: { type: 'string' } })
  const [file, ...more] = positionals
  if (file === undefined) throw new UsageError('name a file with headers, or - for what comes from standard input')
  if (more.length > 0) throw new UsageError(`one file at a time, not ${positionals.join(' and ')}`)
  return { file, json: values.json ?? false, nowMs: values.now === undefined ? Date.now() : readNow(values.now) }
}

function readNow(text: string): number {
  const ms = parseIsoTime(text) ?? parseHttpDate(text.trim(), Date.now())
  if (ms === undefined) throw new UsageError(`--now takes a date such as 2026-03-03T10:00:00Z or "Tue, 03 Mar 2026 10:00:00 GMT", not "${text}"`)
  return ms
}

async function read(file: string): Promise<string> {
  try {
    return decodeText(file === '-' ? await standardInput() : await readFile(file))
  } catch (error) {
    throw new UsageError(`${file === '-' ? 'standard input' : file} cannot be read: ${whyNot(error)}`)
  }
}

async function standardInput(): Promise<Uint8Array> {
  const chunks: Buffer[] = []
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

const REASONS: Readonly<Record<string, string>> = { ENOENT: 'there is no such file', EISDIR: 'it is a folder', EACCES: 'this user may not read it' }

function whyNot(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return ('code' in error && REASONS[String(error.code)]) || error.message
}

function readable({ responses, remarks }: Explanation): string {
  const meant = responses.find((one) => one.meant)
  const lines = meant ? readableResponse(meant, responses.length) : ['No response was found.']
  if (remarks.length > 0) lines.push('', 'Line by line')
  for (const { line, text, what } of remarks) lines.push(`  ${[line > 0 ? `line ${line}:` : '', text, what].filter(Boolean).join(' ')}`)
  return lines.join('\n')
}

function readableResponse({ status, method, url, headers, facts, findings }: ExplainedResponse, count: number): string[] {
  const asked = [method ?? (url ? 'GET' : ''), url].filter(Boolean).join(' ')
  const title = `${asked ? `${asked}: ` : ''}${status}, ${headers.length} header ${headers.length === 1 ? 'field' : 'fields'}`
  const lines = [count > 1 ? `${title} (one of ${count} responses)` : title, '']
  for (const { title: of, text, source } of facts) lines.push(`${of}: ${text} [${source}]`)
  if (findings.length > 0) lines.push('', 'What stands out')
  for (const { kind, text } of findings) lines.push(`  ${kind === 'plain' ? '' : `${kind}: `}${text}`)
  return lines
}
