/**
 * `npm run bench`: how fast the engine, the seek, the levers and the pictures are on this
 * machine, against the goals and against yardsticks in the same run. With names of suites only
 * those: `npm run bench -- engine pending seek levers pictures caches functions tiers minute pasted long frames pops playback`, and `node` for what
 * needs no browser. Exit code 1 only for wrong counts: time is told, not judged.
 */
import { buildForNode, buildPage } from '../bench/lib/build.ts'
import { type ChromiumPlace, node, openChromium } from '../bench/lib/places.ts'
import { engineSuite, pendingSuite } from '../bench/suites/engine.ts'
import { cacheSuite } from '../bench/suites/caches.ts'
import { frameSuite } from '../bench/suites/frames.ts'
import { functionsSuite } from '../bench/suites/functions.ts'
import { pastedSuite } from '../bench/suites/pasted.ts'
import { popsSuite } from '../bench/suites/pops.ts'
import { playbackSuite } from '../bench/suites/playback.ts'
import { leverSuite, pictureSuite, seekSuite } from '../bench/suites/runs.ts'
import { longSuite, minuteSuite, tiersSuite } from '../bench/suites/traffic.ts'

/** With full trace, against the hand-written loop. */
const NODE_RATIO = 1.6
const CHROMIUM_RATIO = 1.5

type Suite = (chromium: () => Promise<ChromiumPlace>, withBrowser: boolean) => Promise<boolean>

const SUITES: Readonly<Record<string, Suite>> = {
  engine: async (chromium, withBrowser) =>
    (await engineSuite(node, NODE_RATIO)) && (!withBrowser || (await engineSuite(await chromium(), CHROMIUM_RATIO))),
  pending: inBoth(pendingSuite),
  seek: inBoth(seekSuite),
  levers: inBoth(leverSuite),
  pictures: () => pictureSuite(node),
  caches: inBoth(cacheSuite),
  functions: inBoth(functionsSuite),
  tiers: inBoth(tiersSuite),
  minute: inBoth(minuteSuite),
  pasted: () => pastedSuite(node),
  long: async (chromium, withBrowser) => !withBrowser || longSuite(await chromium()),
  frames: async (chromium, withBrowser) => !withBrowser || frameSuite(await chromium()),
  pops: async (chromium, withBrowser) => !withBrowser || popsSuite(await chromium()),
  playback: async (chromium, withBrowser) => !withBrowser || playbackSuite(await chromium()),
}

export async function main(argv: readonly string[]): Promise<number> {
  const withBrowser = !argv.includes('node')
  const asked = argv.filter((name) => name !== 'node')
  const unknown = asked.find((name) => !SUITES[name])
  if (unknown !== undefined) {
    console.error(`There is no suite "${unknown}"; there are ${Object.keys(SUITES).join(', ')}, and node for what needs no browser.`)
    return 2
  }
  await buildForNode()
  if (withBrowser) await buildPage()
  let opened: Promise<ChromiumPlace> | null = null
  const chromium = (): Promise<ChromiumPlace> => (opened ??= openChromium())
  let right = true
  try {
    for (const name of asked.length > 0 ? asked : Object.keys(SUITES)) right = (await SUITES[name]!(chromium, withBrowser)) && right
  } finally {
    await (opened as Promise<ChromiumPlace> | null)?.then((place) => place.close())
  }
  console.log(right ? '\nAll counts are right.' : '\nSome counts are WRONG: see above.')
  return right ? 0 : 1
}

function inBoth(suite: (place: typeof node) => Promise<boolean>): Suite {
  return async (chromium, withBrowser) => (await suite(node)) && (!withBrowser || (await suite(await chromium())))
}
