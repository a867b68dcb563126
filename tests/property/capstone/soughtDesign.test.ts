/** Whoever knows no solution finds one: each workload has a design that a search comes to from the one that the scene begins with. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { writeDesign } from '../../../scenes/13-your-cdn/designFile'
import { WORKLOADS, type WorkloadId } from '../../../scenes/13-your-cdn/workloads'
import { main } from '../../../tools/design'
import { calledTool } from '../../support/calledTool'
import { soughtDesign } from '../../support/soughtDesign'

/** There are hundreds of millions of designs; a search that needs more than so many trials goes nowhere. */
const MOST_TRIALS = 60

let folder = ''
beforeAll(async () => { folder = await mkdtemp(join(tmpdir(), 'sought-')) })
afterAll(() => rm(folder, { recursive: true }))

describe.each(Object.keys(WORKLOADS) as WorkloadId[])('for %s a search', (workload) => {
  it('finds a design that the verifier passes', async () => {
    const { design, trials } = soughtDesign(workload)
    expect(trials).toBeLessThan(MOST_TRIALS)
    const file = join(folder, `${workload}.json`)
    await writeFile(file, writeDesign(design))
    const { code, out } = await calledTool(main, ['--workload', workload, '--file', file, '--target', 'verdict'])
    expect(out).not.toContain('FAILS')
    expect(code).toBe(0)
  })
})
