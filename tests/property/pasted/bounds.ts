/**
 * What of an explanation is larger than a person or a page can take.
 */
import type { Explanation } from '../../../src/cdn/explain/explanation'

const TEXTS = { name: 256, value: 16_384, url: 2000, method: 25, fact: 700, finding: 400, remark: 300, shown: 81 } as const

export function outOfBounds({ responses, remarks }: Explanation, text: string): string[] {
  const problems: string[] = []
  const hold = (what: keyof typeof TEXTS, shown: string): void => {
    if (shown.length > TEXTS[what]) problems.push(`a ${what} of ${shown.length} characters`)
  }
  const lines = text.split(/\r\n|\r|\n/).length
  if (responses.length > 300) problems.push(`${responses.length} responses`)
  if (remarks.length > 61) problems.push(`${remarks.length} remarks`)
  if (responses.filter(({ meant }) => meant).length !== Math.min(1, responses.length)) problems.push('not one response is meant')
  for (const { line, text: shown, what } of remarks) {
    if (line < 0 || line > lines) problems.push(`line ${line} of ${lines}`)
    hold('remark', what)
    hold('shown', shown)
  }
  for (const { status, method = '', url = '', headers, facts, findings } of responses) {
    if (status < 100 || status > 999 || !Number.isInteger(status)) problems.push(`status ${status}`)
    if (headers.length > 500) problems.push(`${headers.length} fields`)
    if (findings.length > 60) problems.push(`${findings.length} findings`)
    hold('method', method)
    hold('url', url)
    for (const [name, value] of headers) {
      hold('name', name)
      hold('value', value)
      // oxlint-disable-next-line no-control-regex
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name) || /[\r\n\0]/.test(value)) problems.push(`no field: ${name}: ${value}`)
    }
    for (const { text: shown } of facts) hold('fact', shown)
    for (const { text: shown } of findings) hold('finding', shown)
  }
  return problems
}
