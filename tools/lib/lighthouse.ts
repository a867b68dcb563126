/**
 * Lighthouse and the Starlight page that its figures are held against. Both are installed from the registry into a cache
 * folder outside of the project when they are asked for, because together they are four hundred packages that nothing else
 * here needs.
 */
import { existsSync } from 'node:fs'
import { cp, readFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { ROOT, run } from './project.mjs'

const TEMPLATE = join(ROOT, 'tools', 'templates', 'starlight')

export interface Audited {
  /** 0 to 100. */
  readonly scores: Readonly<Record<Category, number>>
  /** Of the simulated phone; CLS has no unit. */
  readonly fcpMs: number
  readonly lcpMs: number
  readonly tbtMs: number
  readonly cls: number
  /** How fast Lighthouse found this machine; a phone of the middle has about 500, a desktop 1500. */
  readonly machine: number
  /** Everything else that was not as it should be, by its name. */
  readonly failed: readonly string[]
}

export const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
type Category = (typeof CATEGORIES)[number]

/** Installs what is missing and builds the reference. Returns the folder that holds both. */
export async function prepareLighthouse(): Promise<string> {
  const home = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'build-a-cdn-lighthouse')
  const wanted = await readFile(join(TEMPLATE, 'package.json'), 'utf8')
  const isSame = existsSync(referenceOf(home)) && (await readFile(join(home, 'package.json'), 'utf8')) === wanted
  if (isSame) return home
  console.log(`Installing Lighthouse and Starlight into ${home} ...`)
  await cp(TEMPLATE, home, { recursive: true })
  await inFolder(home, ['npm', 'install', '--no-audit', '--no-fund'])
  await inFolder(home, [join(home, 'node_modules', '.bin', 'astro'), 'build'])
  return home
}

/** The built Starlight site in that folder. */
export function referenceOf(home: string): string {
  return join(home, 'dist')
}

/** One visit of a phone with an empty cache (Lighthouse's own default: simulated slow 4G, four times slower processor). */
export async function audit(home: string, chromium: string, url: string): Promise<Audited> {
  const program = [process.execPath, join(home, 'node_modules', 'lighthouse', 'cli', 'index.js')]
  const report = join(home, 'report.json')
  const words = ['--quiet', '--output=json', `--output-path=${report}`, '--chrome-flags=--headless=new --no-sandbox']
  await inFolder(home, [...program, url, ...words], { CHROME_PATH: chromium })
  return read(JSON.parse(await readFile(report, 'utf8')) as Report)
}

/** The part of Lighthouse's result (LHR) that is read here. */
interface Report {
  readonly categories: Readonly<Record<Category, { readonly score: number; readonly auditRefs: readonly { readonly id: string; readonly weight: number }[] }>>
  readonly audits: Readonly<Record<string, { readonly score: number | null; readonly numericValue?: number }>>
  readonly environment: { readonly benchmarkIndex: number }
}

function read({ categories, audits, environment }: Report): Audited {
  const valueOf = (id: string): number => audits[id]?.numericValue ?? NaN
  const weighed = CATEGORIES.filter((one) => one !== 'performance').flatMap((one) => categories[one].auditRefs.filter(({ weight }) => weight > 0))
  return {
    scores: Object.fromEntries(CATEGORIES.map((one) => [one, Math.round(categories[one].score * 100)])) as Record<Category, number>,
    fcpMs: valueOf('first-contentful-paint'),
    lcpMs: valueOf('largest-contentful-paint'),
    tbtMs: valueOf('total-blocking-time'),
    cls: valueOf('cumulative-layout-shift'),
    machine: environment.benchmarkIndex,
    failed: weighed.map(({ id }) => id).filter((id) => audits[id]?.score === 0),
  }
}

async function inFolder(cwd: string, commandLine: string[], env: Record<string, string> = {}): Promise<void> {
  const { code, output } = await run(commandLine, { cwd, capture: true, env: { ASTRO_TELEMETRY_DISABLED: '1', ...env } })
  if (code !== 0) throw new Error(`${commandLine.slice(0, 3).join(' ')} failed:\n${output}`)
}
