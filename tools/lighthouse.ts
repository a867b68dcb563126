/**
 * `npm run lighthouse -- [--runs 5] [2 5 contents ...]`: what Lighthouse 12 measures on a phone's first visit to the build in
 * dist/, beside a Starlight page that the same server sends in the same run. Medians; pages take turns, so that a busy moment
 * of the machine hits all of them alike. Builds what is older than its sources. Exit code 1 when a goal is missed.
 */
import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { ensureChromium } from './lib/chromium.mjs'
import { type Audited, audit, CATEGORIES, prepareLighthouse, referenceOf } from './lib/lighthouse.ts'
import { scenePages } from './lib/pageWeight.ts'
import { run } from './lib/project.mjs'
import { serveDist } from './lib/serve.mjs'
import { ensureBuilt } from './lib/sites.mjs'

/** Away from the ports of everything else that serves. */
const PORT = 4440
const DEFAULT_PAGES = ['contents', '2', '5', '7']
const REFERENCE = 'Starlight'

const GOALS = { performance: 97, others: 100, tbtMs: 100, lcpOverReference: 1.2, cls: 0.01 } as const

export async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options: { runs: { type: 'string', default: '5' } } })
  const home = await prepareLighthouse()
  const chromium = await ensureChromium()
  const dist = await ensureBuilt('production')
  const [course, reference] = [await serveDist({ port: PORT, dist }), await serveDist({ port: PORT + 1, dist: referenceOf(home), base: '/' })]
  const pages = new Map([[REFERENCE, `${reference.url}guide/`]])
  const slugs = new Map(scenePages(dist).map(({ number, slug }) => [String(number), slug]))
  for (const name of positionals.length > 0 ? positionals : DEFAULT_PAGES) pages.set(name, name === 'contents' ? course.url : `${course.url}s/${slugs.get(name)}/`)
  try {
    const visits = new Map<string, Audited[]>([...pages.keys()].map((name) => [name, []]))
    for (let round = 0; round < Number(values.runs); round++) {
      for (const [name, url] of pages) visits.get(name)!.push(await audit(home, chromium, url))
    }
    const { output } = await run([chromium, '--version'], { capture: true })
    console.log(`${cpus().length} × ${cpus()[0]?.model}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}, ${output.trim().split('\n').at(-1)}`)
    console.log(`Lighthouse's own index of this machine: ${Math.round(median([...visits.values()].flat(), ({ machine }) => machine))}. Medians of ${values.runs}.`)
    return report(visits) ? 0 : 1
  } finally {
    await course.close()
    await reference.close()
  }
}

/** Prints a row a page; whether all goals are met. */
function report(visits: ReadonlyMap<string, readonly Audited[]>): boolean {
  const limitMs = median(visits.get(REFERENCE)!, ({ lcpMs }) => lcpMs) * GOALS.lcpOverReference
  console.log(`| page | ${CATEGORIES.join(' | ')} | FCP ms | LCP ms | TBT ms | CLS |\n|${'---|'.repeat(CATEGORIES.length + 5)}`)
  const faults = [...visits].flatMap(([name, all]) => {
    const scores = CATEGORIES.map((one) => median(all, (visit) => visit.scores[one]))
    const [fcp, lcp, tbt] = (['fcpMs', 'lcpMs', 'tbtMs'] as const).map((key) => Math.round(median(all, (visit) => visit[key])))
    const cls = median(all, (visit) => visit.cls)
    console.log(`| ${name} | ${scores.join(' | ')} | ${fcp} | ${lcp} | ${tbt} | ${cls.toFixed(3)} |`)
    if (name === REFERENCE) return []
    const [performance = 0, ...others] = scores
    return [
      ...(performance < GOALS.performance ? [`performance ${performance}, wanted ${GOALS.performance}`] : []),
      ...(others.some((score) => score < GOALS.others) ? [`not as it should be: ${[...new Set(all.flatMap(({ failed }) => failed))].join(', ')}`] : []),
      ...(lcp! > limitMs ? [`LCP ${lcp} ms, wanted ${Math.round(limitMs)}: ${GOALS.lcpOverReference} × ${REFERENCE}`] : []),
      ...(tbt! > GOALS.tbtMs ? [`TBT ${tbt} ms, wanted ${GOALS.tbtMs}`] : []),
      ...(cls > GOALS.cls ? [`CLS ${cls.toFixed(3)}, wanted ${GOALS.cls} at most`] : []),
    ].map((fault) => `${name}: ${fault}`)
  })
  console.log(faults.length === 0 ? '\nAll goals are met.' : `\n${faults.join('\n')}`)
  return faults.length === 0
}

function median<T>(all: readonly T[], of: (one: T) => number): number {
  const sorted = all.map(of).sort((a, b) => a - b)
  const middle = sorted.length / 2
  return (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle) - 1]!) / 2
}
