/**
 * A report as text: tables by suite and by group, and the failures with their reasons. It counts
 * and judges nothing.
 */
import { REAL_CACHES } from './checkProfile'
import { KINDS } from './definitions'
import { GROUPS } from './groups'
import type { Count, Counts, Failure, Report } from './report'

const GROUP_WORDS = {
  core: 'core',
  'ext-cdn': 'CDN-Cache-Control (ext-cdn)',
  'ext-range': 'ranges (ext-range)',
  'ext-interim': 'interim responses (ext-interim)',
  unsound: 'unsound, not counted',
} as const

export function reportText(report: Report): string {
  return [suiteTable(report), '', groupTable(report), '', ...failureLines(report)].join('\n')
}

function suiteTable({ suites }: Report): string {
  return table(['suite', ...KINDS], Object.entries(suites).map(([id, counts]) => [id, ...cells(counts)]))
}

/** Also stands in the README, where a test holds it to the run. */
export function groupTable({ groups }: Report): string {
  return table(['group', ...KINDS], GROUPS.map((group) => [GROUP_WORDS[group], ...cells(groups[group])]))
}

/** What this cache answers to the checks, beside eight real ones. */
export function checksTable({ tests }: Report): string {
  const checks = tests.filter(({ kind }) => kind === 'check')
  const rows = checks.map(({ suite, id, verdict }) => {
    const [yes = '-', no = '-', undetermined = '-'] = REAL_CACHES[id] ?? []
    return [suite, id, verdict, String(yes), String(no), String(undetermined)]
  })
  return table(['suite', 'check', 'this cache', 'yes', 'no', 'n/d'], rows, 3)
}

function cells(counts: Counts): string[] {
  return KINDS.map((kind) => shown(counts[kind]))
}

function shown({ passed, total }: Count): string {
  return total === 0 ? '-' : `${passed}/${total}`
}

/** Words (the first columns) to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[], words = 1): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  const line = (row: readonly string[]) =>
    row.map((cell, column) => (column < words ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('   ')
  return all.map(line).join('\n')
}

function failureLines({ failures, acceptedButPassing }: Report): string[] {
  const all = failures.filter(({ accepted }) => accepted === undefined)
  // What stands on another test comes after it: there the cause is elsewhere.
  const open = [...all.filter(({ verdict }) => verdict !== 'dependency_fail'), ...all.filter(({ verdict }) => verdict === 'dependency_fail')]
  const accepted = failures.filter((failure) => failure.accepted !== undefined)
  return [
    open.length === 0 ? 'No required and no optimal test fails that is not accepted.' : `Failures: ${open.length}`,
    ...open.flatMap((failure) => failureText(failure, failure.reason)),
    ...(accepted.length === 0 ? [] : ['', `Accepted failures: ${accepted.length}`]),
    ...accepted.flatMap((failure) => failureText(failure, failure.accepted ?? '')),
    ...acceptedButPassing.map((id) => `${id} passes: take it off tests/conformance/accepted.ts.`),
  ]
}

function failureText({ id, kind, suite, group, verdict }: Failure, reason: string): string[] {
  return [`  ${id}  (${suite}, ${group === 'unsound' ? 'unsound' : kind}, ${verdict})`, `      ${reason}`]
}
