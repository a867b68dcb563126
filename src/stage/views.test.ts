/**
 * The registry of views: each line leads to the view of its kind, and to the file that a page
 * preloads for it.
 */
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { scene } from '../../scenes/02-an-edge-near-the-user/scene'
import type { ViewKind } from '../cdn/topology'
import { ownView } from './ownView'
import { loadView, viewModules, viewNow } from './views'

/** Exhaustive, as the registry is. */
const KINDS = Object.keys({ map: 0, lanes: 0, lifelines: 0, life: 0, grid: 0, sheet: 0, disks: 0, ring: 0, doors: 0, threads: 0, crowd: 0, stamps: 0, funnel: 0, split: 0, buckets: 0, board: 0, load: 0, lives: 0, layers: 0, front: 0 } satisfies Record<ViewKind, 0>) as ViewKind[]

describe('views', () => {
  it.each(KINDS)('has a view of the kind %s, at the path that pages preload', async (kind) => {
    const view = await loadView(kind)
    expect(view.kind).toBe(kind)
    expect(viewNow(kind)).toBe(view)
    for (const path of viewModules(kind)) expect(existsSync(path)).toBe(true)
  })

  it('draws no topology that asks for another kind', async () => {
    expect(() => ownView('grid', scene.topology.view)).toThrow('the view "grid" cannot draw a topology whose view is "map"')
    await expect((await loadView('map')).prepare({ kind: 'life', edge: 'a', key: 'b', windowMs: 1 }, null)).rejects.toThrow('view "map"')
  })
})
