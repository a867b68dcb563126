/**
 * Packages in an LMS: what the launcher of a real package tells scorm-again and a store of statements while a scene is gone through, that the
 * next visit goes on from there, and that without an LMS the scene plays all the same.
 */
import type { Frame, Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ScenePlayer } from '../../src/sdk/connect'
import { bundle } from '../../tools/lib/bundle'
import { launcherOf, packageScenes } from '../../tools/lms/packageScene'
import { type PackageKind, type Parts, packageOf } from '../../tools/lms/packages'
import { partsOfPackages } from '../../tools/packageLms'
import { axeProblems } from './support/axe'
import { LIVE, openBrowser } from './support/browser'
import { AUTH, type LmsHost, type Statement, lmsHost } from './support/lmsHost'

const open = openBrowser()
const scenes = await packageScenes()
const second = scenes[1]!
let parts: Parts
let sdk = ''
beforeAll(async () => {
  parts = await partsOfPackages()
  sdk = await bundle('src/sdk/connect.ts', 'sdk')
})

describe('the files of a package', () => {
  it('are all that its pages and styles name, and nothing leads to the root of the host', () => {
    const { files } = packageOf('scorm12', scenes, parts)
    const dangling = [...files].flatMap(([file, bytes]) => {
      if (!/\.(html|css)$/.test(file)) return []
      const text = Buffer.from(bytes).toString()
      const named = [...text.matchAll(/ (?:href|src)="([^"#]+)"|url\(([^)#]+)\)|import\("([^"]+)"\)/g)].map(([, a, b, c]) => (a ?? b ?? c)!.split(/[?#]/)[0]!)
      const local = named.filter((address) => !/^(https?|data):/.test(address))
      return local.filter((address) => address.startsWith('/') || !files.has(new URL(address, `http://x/${file}`).pathname.slice(1))).map((address) => `${file}: ${address}`)
    })
    expect(dangling).toEqual([])
    const absolute = [...files].filter(([file, bytes]) => file.endsWith('.js') && Buffer.from(bytes).includes('"/assets/'))
    expect(absolute.map(([file]) => file)).toEqual([])
    expect([...files.keys()].filter((file) => file.startsWith('s/'))).toHaveLength(scenes.length)
  })
})

const host = (kind: PackageKind): Promise<LmsHost> => lmsHost(packageOf(kind, [second], parts))
/** It stands on a port of its own, and a document that is not kept yet is none. */
const EXPECTED = /asks a third party: http:\/\/(localhost|127\.0\.0\.1)|status of 404/

async function openPage(): Promise<Page> {
  return (await open('about:blank', { expected: EXPECTED, reducedMotion: true })).page
}

/** The launcher's frame, when the scene in it answers. */
async function launched(page: Page): Promise<Launched> {
  const scene = await frameAt(page, `/s/${second.slug}/`)
  await scene.waitForSelector(LIVE)
  const launcher = scene.parentFrame()!
  await launcher.evaluate(sdk)
  return { launcher, scene }
}

interface Launched {
  readonly launcher: Frame
  readonly scene: Frame
}

async function frameAt(page: Page, path: string): Promise<Frame> {
  const found = (): Frame | undefined => page.frames().find((one) => one.url().includes(path))
  return found() ?? page.waitForEvent('framenavigated', { predicate: () => found() !== undefined }).then(() => found()!)
}

/** To the end of a step, counted from 1, by a request of the page around the frame. */
async function seek({ launcher }: Launched, step: number): Promise<void> {
  await launcher.evaluate(async (at) => {
    // One connection for all of them: a scene keeps a few at a time.
    const own = window as unknown as { sdk: typeof import('../../src/sdk/connect'); player?: ScenePlayer }
    own.player ??= own.sdk.connect(document.querySelector('iframe')!, { want: [] })
    await own.player.seek({ step: at, share: 1 })
  }, step)
}

interface Call {
  readonly call: string
  readonly values: readonly string[]
  readonly result: string
  readonly error: string
}

const callsOf = (page: Page): Promise<readonly Call[]> => page.evaluate(() => (window as unknown as { calls: Call[] }).calls)
const written = (calls: readonly Call[], element: string): readonly string[] => calls.filter(({ call, values }) => call === 'SetValue' && values[0] === element).map(({ values }) => values[1]!)
/** Until the LMS has been given this. */
const awaitWritten = (page: Page, element: string, value: string): Promise<unknown> =>
  page.waitForFunction(([name, text]) => (window as unknown as { calls: Call[] }).calls.some(({ values }) => values[0] === name && values[1] === text), [element, value] as const)

const SCORM = [
  { kind: 'scorm12', status: 'cmi.core.lesson_status', location: 'cmi.core.lesson_location', time: 'cmi.core.session_time', exit: 'cmi.core.exit', score: 'cmi.core.score.raw', response: 'student_response', statuses: ['incomplete', 'completed', 'passed'], duration: /^\d{4}:\d\d:\d\d\.\d\d$/, wrong: 'wrong' },
  { kind: 'scorm2004', status: 'cmi.completion_status', location: 'cmi.location', time: 'cmi.session_time', exit: 'cmi.exit', score: 'cmi.score.raw', response: 'learner_response', statuses: ['incomplete', 'completed'], duration: /^PT(\d+M)?\d+(\.\d+)?S$/, wrong: 'incorrect' },
] as const

describe.each(SCORM)('$kind', ({ kind, status, location, time, exit, score, response, statuses, duration, wrong }) => {
  it('hears of a visit, and the next one goes on where it ended', async () => {
    const { url } = await host(kind)
    const page = await openPage()
    const address = `${url}host.html?standard=${kind}&launcher=${launcherOf(second)}`
    await page.goto(address)
    const first = await launched(page)
    await awaitWritten(page, status, 'incomplete')
    await seek(first, 3)
    await first.scene.getByRole('button', { name: 'A third region asks' }).press('Enter')
    await first.scene.getByRole('radio', { name: 'A miss: the whole trip' }).click()
    await awaitWritten(page, 'cmi.interactions.0.result', 'correct')
    for (const step of [1, 2, 3, 4, 5, 6]) await seek(first, step)
    await awaitWritten(page, status, 'completed')
    await first.scene.getByRole('radio', { name: 'A hit: Sydney already has a copy' }).click()
    await awaitWritten(page, score, '0')
    await first.scene.getByRole('radio', { name: 'A miss: the trip to the origin, once' }).click()
    await awaitWritten(page, score, '100')
    await seek(first, 2)
    await page.waitForFunction((name) => (window as unknown as { calls: Call[] }).calls.findLast(({ call, values }) => call === 'SetValue' && values[0] === name)?.values[1]?.startsWith('step=sydney-first'), location)
    await page.evaluate(() => document.querySelector('iframe')!.remove())
    const calls = await callsOf(page)
    expect(calls.filter(({ call, result }) => call === 'SetValue' && result !== 'true')).toEqual([])
    expect(written(calls, status)).toEqual(statuses)
    expect(written(calls, exit)).toEqual(['suspend'])
    expect(written(calls, time).at(-1)).toMatch(duration)
    expect(calls.at(-1)!.call).toMatch(/^(Finish|Terminate)$/)
    expect(calls.filter(({ call }) => call === 'Initialize')).toHaveLength(1)
    expect(written(calls, location).at(-1)).toMatch(/^step=sydney-first/)
    for (const text of written(calls, location)) expect(text.length).toBeLessThanOrEqual(255)
    for (const text of written(calls, 'cmi.suspend_data')) expect(text.length).toBeLessThanOrEqual(4096)
    expect([0, 1, 2, 3].map((n) => written(calls, `cmi.interactions.${n}.id`)[0])).toEqual([`${second.slug}.own-slot`, `${second.slug}.quiz`, `${second.slug}.quiz`, undefined])
    expect([0, 1, 2].map((n) => written(calls, `cmi.interactions.${n}.result`))).toEqual([['correct'], [wrong], ['correct']])
    expect(written(calls, `cmi.interactions.2.${response}`)).toHaveLength(1)

    const kept = [status, location, 'cmi.suspend_data'].map((element) => [element, written(calls, element).at(-1)!])
    await page.evaluate((values) => sessionStorage.setItem('kept', JSON.stringify(values)), kept)
    await page.goto(address)
    const again = await launched(page)
    expect(new URL(again.scene.url()).hash).toBe(`#${written(calls, location).at(-1)}`)
    await seek(again, 3)
    await awaitWritten(page, 'cmi.suspend_data', written(calls, 'cmi.suspend_data').at(-1)!)
    expect(written(await callsOf(page), status).filter((one) => one === 'incomplete')).toEqual([])
  })
})

const LRS = { actor: { objectType: 'Agent', account: { homePage: 'http://lms.example', name: 'mia' } }, registration: '351931cc-a660-4b33-a069-8d1622395c0e', activityId: 'http://lms.example/au/2' }
const CATEGORY = 'https://w3id.org/xapi/cmi5/context/categories/'
const verbOf = ({ verb }: Statement): string => verb.id.split('/').at(-1)!

/** What cmi5 wants of each statement, and this one has not. */
function statementProblems(one: Statement): readonly string[] {
  const verb = verbOf(one)
  const categories = one.context.contextActivities.category.map(({ id }) => id.replace(CATEGORY, ''))
  const judges = one.result?.success !== undefined || one.result?.completion !== undefined
  const isDefined = verb !== 'answered'
  const holds: readonly (readonly [string, boolean])[] = [
    ['an id of its own', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(one.id)],
    ['a time', /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(one.timestamp)],
    ['the actor', JSON.stringify(one.actor) === JSON.stringify(LRS.actor)],
    ['the registration', one.context.registration === LRS.registration],
    ['the session', one.context.extensions['https://w3id.org/xapi/cmi5/context/extensions/sessionid'] === 'session-1'],
    ['the unit as its object', isDefined ? one.object.id === LRS.activityId : one.object.id.startsWith(`${LRS.activityId}#`)],
    ['the category cmi5 where cmi5 defines it', categories.includes('cmi5') === isDefined],
    ['the category moveon where cmi5 defines it and it judges', categories.includes('moveon') === (isDefined && judges)],
    ['how long it took', ['completed', 'passed', 'terminated'].includes(verb) === (one.result?.duration !== undefined)],
  ]
  return holds.filter(([, is]) => !is).map(([what]) => `${verb} lacks ${what}`)
}

describe('cmi5', () => {
  const launch = ({ url }: LmsHost): string => {
    const query = new URLSearchParams({ endpoint: `${url}lrs/`, fetch: `${url}lrs/fetch`, actor: JSON.stringify(LRS.actor), registration: LRS.registration, activityId: LRS.activityId })
    return `${url}content/7/${launcherOf(second)}?${query}`
  }

  it('hears of a visit in statements, in their order, and keeps where it ended', async () => {
    const lms = await host('cmi5')
    const page = await openPage()
    await page.goto(launch(lms))
    const visit = await launched(page)
    for (const step of [1, 2, 3, 4, 5, 6]) await seek(visit, step)
    await visit.scene.getByRole('radio', { name: 'A miss: the trip to the origin, once' }).click()
    await expect.poll(() => lms.store.statements.map(verbOf)).toContain('passed')
    await seek(visit, 2)
    await expect.poll(() => lms.store.states.get('build-a-cdn')).toContain('step=sydney-first')
    await page.goto('about:blank')
    await expect.poll(() => lms.store.statements.map(verbOf).at(-1)).toBe('terminated')
    const { statements, asked } = lms.store
    expect(statements.map(verbOf)).toEqual(['initialized', 'completed', 'answered', 'passed', 'terminated'])
    expect(statements.flatMap(statementProblems)).toEqual([])
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length)
    expect(asked.slice(0, 5)).toEqual(['POST fetch', 'GET activities/state LMS.LaunchData', 'GET agents/profile', 'GET activities/state build-a-cdn', 'POST statements'])
    expect(asked.filter((one) => one === 'POST fetch')).toHaveLength(1)
    expect(AUTH.length).toBeGreaterThan(0)
  })

  it('whose token was given already says so, and the scene plays', async () => {
    const lms = await host('cmi5')
    lms.store.asked.push('POST fetch')
    const page = await openPage()
    await page.goto(launch(lms))
    await launched(page)
    expect(await page.getByRole('status').first().innerText()).toBe('The LMS did not let this page in: your progress is not recorded (the token was given already).')
    expect(lms.store.statements).toEqual([])
  })
})

describe('without an LMS', () => {
  it('a scene plays, under a line that says so', async () => {
    const { url } = await host('scorm12')
    const page = await openPage()
    await page.goto(`${url}content/7/${launcherOf(second)}`)
    const visit = await launched(page)
    expect(await page.locator('#notice').innerText()).toBe('This page found no LMS: your progress is not recorded (it was not opened by one).')
    expect(await axeProblems(page)).toEqual([])
    await seek(visit, 2)
    expect(await visit.scene.getByRole('heading', { name: 'Sydney pays for the first trip' }).count()).toBe(1)
  })

  it('a page of strangers that has opened it is no error', async () => {
    const { url } = await host('scorm2004')
    const page = await openPage()
    await page.goto(`${url.replace('localhost', '127.0.0.1')}host.html?standard=scorm2004&launcher=none.html`)
    const [opened] = await Promise.all([page.waitForEvent('popup'), page.evaluate((to) => void window.open(to), `${url}content/7/${launcherOf(second)}`)])
    const notice = opened.locator('#notice', { hasText: 'not recorded' })
    await notice.waitFor()
    expect(await notice.innerText()).toBe('This page found no LMS: your progress is not recorded (the window around it belongs to another site).')
    await opened.close()
  })
})

describe('another scene in the frame', () => {
  it('is not written down for this one, and there is a way back', async () => {
    const { url } = await host('scorm12')
    const page = await openPage()
    await page.goto(`${url}host.html?standard=scorm12&launcher=${launcherOf(second)}`)
    const visit = await launched(page)
    await seek(visit, 2)
    await awaitWritten(page, 'cmi.suspend_data', '{"finished":["sydney-first"]}')
    await visit.scene.getByRole('link', { name: scenes[2]!.title }).first().click()
    await visit.launcher.getByText('This is another scene').waitFor()
    await seek(visit, 1)
    await seek(visit, 2)
    await visit.launcher.getByRole('button', { name: `Back to “${second.title}”` }).click()
    await visit.launcher.getByText('This is another scene').waitFor({ state: 'hidden' })
    await seek(visit, 3)
    await awaitWritten(page, 'cmi.suspend_data', '{"finished":["sydney-first","sydney-second"]}')
    const calls = await callsOf(page)
    expect(written(calls, 'cmi.suspend_data')).toEqual(['{"finished":[]}', '{"finished":["sydney-first"]}', '{"finished":["sydney-first","sydney-second"]}'])
    expect(written(calls, 'cmi.core.lesson_location').every((link) => second.steps.some((id) => link.startsWith(`step=${id}`)))).toBe(true)
  })
})
