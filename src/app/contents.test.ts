import { expect, test } from 'vitest'
import { CONTENTS } from './contents'
import { neighbour, SCENES } from './registry'

test('thirteen scenes, in order, each with a question', () => {
  expect(CONTENTS.map((one) => one.number)).toEqual(Array.from({ length: 13 }, (_, i) => i + 1))
  for (const { slug, title, question } of CONTENTS) {
    expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(title).not.toBe('')
    expect(question).toMatch(/\?$/)
  }
  expect(new Set(CONTENTS.map((one) => one.slug)).size).toBe(13)
})

test('the registry lists the thirteen first, in the same order', () => {
  expect(SCENES.slice(0, 13).map((one) => one.slug)).toEqual(CONTENTS.map((one) => one.slug))
})

test('a built scene says the same words as the contents', async () => {
  for (const entry of SCENES.slice(0, CONTENTS.length)) {
    const scene = await entry.load?.()
    if (!scene) continue
    const { number, slug, title, question } = scene
    expect(entry).toMatchObject({ number, slug, title, question })
    const header = Object.values(scene.levers).find((lever) => lever.kind === 'header')
    expect(entry.playsHeaders ?? false, `${slug} plays pasted headers`).toBe(header?.field === 'Cache-Control')
  }
})

test('neighbours skip scenes that are not built and end at the ends', () => {
  const built = SCENES.filter((one) => one.load)
  for (const [index, { slug }] of built.entries()) {
    expect(neighbour(slug, 1)?.slug).toBe(built[index + 1]?.slug)
    expect(neighbour(slug, -1)?.slug).toBe(built[index - 1]?.slug)
  }
  expect(neighbour('no-such-scene', 1)).toBeNull()
})
