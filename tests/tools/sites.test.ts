/**
 * A build that was stopped on its way is not taken for a whole one.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { builtMs, buildSite } from '../../tools/lib/sites.mjs'

function siteInEmptyFolder() {
  const root = mkdtempSync(join(tmpdir(), 'sites-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return { dist: join(root, 'dist'), finished: join(root, 'cache', 'built') }
}

it('counts as built when all steps are done', async () => {
  const site = siteInEmptyFolder()
  expect(await builtMs(site)).toBe(0)
  const during: number[] = []
  const build = async () => {
    mkdirSync(site.dist, { recursive: true })
    during.push(await builtMs(site))
    return true
  }
  expect(await buildSite(site, build)).toBe(true)
  expect(await builtMs(site)).toBeGreaterThan(0)
  // Over a whole one, too.
  expect(await buildSite(site, build)).toBe(true)
  expect(during).toEqual([0, 0])
})

it('counts as not built when a step has failed or was stopped, or when somebody has removed it', async () => {
  const site = siteInEmptyFolder()
  mkdirSync(site.dist)
  expect(await buildSite(site, () => Promise.resolve(false))).toBe(false)
  expect(await builtMs(site)).toBe(0)
  await expect(buildSite(site, () => Promise.reject(new Error('stopped')))).rejects.toThrow('stopped')
  expect(await builtMs(site)).toBe(0)
  await buildSite(site, () => Promise.resolve(true))
  rmSync(site.dist, { recursive: true })
  expect(await builtMs(site)).toBe(0)
})
