/**
 * Every page of the course as markup, for tools/prerender: no file is read or written here,
 * and nothing needs a browser.
 */
import type { ReactNode } from 'react'
import { renderToStaticMarkup, renderToString } from 'react-dom/server'
import type { Reading } from '../../reading/reading'
import { readingOf } from '../../reading/reading'
import { RunReport } from '../../reading/report'
import { run } from '../../run/run'
import type { Scene } from '../../scene/types'
import { instrumentModules } from '../../panels/instruments/instruments'
import { NODE_KINDS } from '../../cdn/nodeKinds'
import { MOST_LINES } from '../../frame/manyPlaces'
import base from '../../ui/base.css?inline'
import { CLOSING_TITLE, closingHref, isOfCourse } from '../closing'
import { COURSE_NAME, COURSE_SENTENCE } from '../contents'
import { ContentsPage } from '../pages/ContentsPage'
import { NotFoundPage } from '../pages/NotFoundPage'
import { Runs } from '../../player/runs'
import { App } from '../App'
import { AsWritten } from '../AsWritten'
import { FIRST_VIEWPORTS, type FirstViewport, firstId } from '../firstViewports'
import { handoutHref, notesHref } from '../documents'
import { contentsHref, sceneHref } from '../router'
import { LaterSide, LaterTabs } from '../scene/LaterTabs'
import { ScenePage } from '../scene/ScenePage'
import { SCENES } from '../registry'
import type { SceneEntry } from '../registry'
import { prepareLevers, prepareScene } from '../../screen/prepareScene'
import { prepareViews, viewModules } from '../../stage/views'
import { viewOf } from '../../scene/viewOf'
import { keepPlates } from '../plates'
import { CLOSING_SENTENCE, ClosingPage, type ToldScene } from './ClosingPage'
import closing from './closing.css?inline'
import documentHead from './document.css?inline'
import { PRINT_SCRIPT } from './DocumentTop'
import { HANDOUT_SCRIPT, Handout } from './Handout'
import handout from './handout.css?inline'
import notesSheet from './notes.css?inline'
import { Poster, posterFile } from './Poster'
import { StaticEmbed } from './StaticEmbed'
import { StaticScenePage } from './StaticScenePage'
import { TeacherNotes } from './TeacherNotes'
import { notesOf } from './sceneNotes'
import { minutesOf, sceneTime } from './sceneTime'
import { PlateStill, pictured, still } from './still'

export interface RenderedPage {
  /** Path of the file under the output folder. */
  readonly file: string
  readonly template: 'index.html' | 'embed.html'
  readonly title: string
  readonly description: string
  readonly markup: string
  /** Path that the app takes the markup over for; absent where it draws the page anew. */
  readonly path?: string
  /** Rules for this page alone. */
  readonly style?: string
  readonly poster?: RenderedPoster
  /** Source modules that the page loads after its entry, for preloading; paths from the project's root. */
  readonly modules: readonly string[]
}

/** A picture for places that show the page's address by one. */
export interface RenderedPoster {
  readonly file: string
  /** An SVG that carries no styles yet. */
  readonly markup: string
}

/** A page without the app, with a script and styles of its own and no others. */
export interface RenderedDocument extends Pick<RenderedPage, 'file' | 'title' | 'description' | 'markup' | 'poster'> {
  readonly styles: string
  /** The styles of the app's parts stand before its own. */
  readonly withSheet?: true
  readonly script: string
}

const SCENE_PAGE = 'src/app/scene/openScene.tsx'

interface BuiltScene extends ToldScene {
  readonly entry: SceneEntry
  readonly run: Reading
  readonly report: RunReport
}

/** `url`: the address of the course with its last slash, where it is known. */
export async function renderPages(url?: string): Promise<readonly (RenderedPage | RenderedDocument)[]> {
  const built: BuiltScene[] = []
  await Promise.all([LaterSide.load(), LaterTabs.load()])
  for (const entry of SCENES) {
    const scene = await entry.load?.()
    if (!scene) continue
    await Promise.all([prepareScene(scene, '', null), prepareLevers(scene)])
    await prepareViews(scene, null)
    built.push(builtScene(entry, scene))
  }
  return [contentsPage(built), ...built.flatMap((one) => [scenePage(one), embedPage(one)]), ...built.filter(({ entry }) => isOfCourse(entry)).flatMap((one) => [handoutPage(one, url), ...notesPages(one)]), closingPage(built), lostPage()]
}

/** The closing page alone. */
export async function renderClosingPage(): Promise<RenderedDocument> {
  const built = await Promise.all(SCENES.filter(isOfCourse).map(async (entry) => {
    const scene = await entry.load?.()
    return scene ? [builtScene(entry, scene)] : []
  }))
  return closingPage(built.flat())
}

export type SceneDocument = 'handout' | 'notes'

/** One document of a scene alone; undefined where the course has no such scene. */
export async function renderSceneDocument(kind: SceneDocument, slug: string): Promise<RenderedDocument | undefined> {
  const entry = SCENES.find((one) => one.slug === slug && isOfCourse(one))
  const scene = await entry?.load?.()
  if (!entry || !scene) return undefined
  await prepareViews(scene, null)
  const built = builtScene(entry, scene)
  return kind === 'handout' ? handoutPage(built, undefined) : notesPages(built)[0]
}

function builtScene(entry: SceneEntry, scene: Scene): BuiltScene {
  const result = readingOf(scene, run(scene))
  return { entry, scene, run: result, report: new RunReport(result) }
}

function contentsPage(built: readonly BuiltScene[]): RenderedPage {
  keepPlates(Object.fromEntries(built.map(({ entry, run: result }) => [entry.slug, { still: markupOf(<PlateStill run={result} />), minutes: minutesOf(sceneTime(result)) }])))
  return {
    file: 'index.html',
    template: 'index.html',
    title: COURSE_NAME,
    description: COURSE_SENTENCE,
    markup: renderToString(<App path={contentsHref()} firstPage={<ContentsPage />} />),
    path: contentsHref(),
    modules: ['src/app/pages/openContents.tsx'],
    ...(built[0] && { poster: { file: 'poster.png', markup: markupOf(<Poster above="An interactive course in thirteen scenes" title={COURSE_NAME} still={still(built[0].run, 'poster')} />) } }),
  }
}

function scenePage({ entry, scene, run: result, report }: BuiltScene): RenderedPage {
  return {
    file: `s/${entry.slug}/index.html`,
    template: 'index.html',
    title: `${scene.title} – ${COURSE_NAME}`,
    description: `Scene ${scene.number}. ${scene.question}`,
    markup: FIRST_VIEWPORTS.map((viewport) => firstScreen(entry, scene, viewport)).join('') + noScript(<StaticScenePage scene={scene} report={report} still={still(result, 'stage')} />),
    path: sceneHref(entry.slug),
    style: FIRST_STYLE,
    modules: [SCENE_PAGE, ...modulesOf(entry, scene)],
    poster: scenePoster(scene, result),
  }
}

/** One of the arrangements is shown, by the same queries that the app goes by. The last one stands in the list for all others. */
const FIRST_STYLE = FIRST_VIEWPORTS.toReversed()
  .map((viewport) => `@media ${viewport.query}{.first:not(#${firstId(viewport)}){display:none}.first#${firstId(viewport)}{display:block}}`)
  .join('')

/** The first picture of the live scene in that window. */
function firstScreen(entry: SceneEntry, scene: Scene, viewport: FirstViewport): string {
  const first = { parsed: { link: { levers: {}, acts: [] }, problems: [] }, runs: new Runs(scene), reducedMotion: false }
  const page = <ScenePage key={entry.slug} entry={entry} scene={scene} first={first} />
  const app = (
    <AsWritten viewport={viewport} stage={viewport.stage}>
      <App path={sceneHref(entry.slug)} firstPage={page} />
    </AsWritten>
  )
  return `<div class="first" id="${firstId(viewport)}">${renderToString(app, { identifierPrefix: viewport.shape })}</div>`
}

/** In place of the first picture where nothing can play. */
function noScript(page: ReactNode): string {
  return `<noscript><style>.first{display:none!important}</style>${markupOf(page)}</noscript>`
}

function embedPage({ entry, scene, run: result, report }: BuiltScene): RenderedPage {
  return {
    file: `e/${entry.slug}/index.html`,
    template: 'embed.html',
    title: `${scene.title} – ${COURSE_NAME}`,
    description: `Scene ${scene.number}. ${scene.question}`,
    markup: markupOf(<StaticEmbed scene={scene} report={report} still={pictured(result, 'embed')} />),
    modules: modulesOf(entry, scene),
    poster: scenePoster(scene, result),
  }
}

function scenePoster({ number, slug, title }: Scene, result: Reading): RenderedPoster {
  return { file: posterFile(slug), markup: markupOf(<Poster above={`Scene ${number}`} title={title} still={pictured(result, 'poster')} />) }
}

function handoutPage({ scene, run: result }: BuiltScene, url: string | undefined): RenderedDocument {
  return {
    file: `${handoutHref(scene.slug).slice(contentsHref().length)}index.html`,
    title: `${scene.title}, on paper – ${COURSE_NAME}`,
    description: `Scene ${scene.number} to print: a figure for each step, questions, and answers on a page of their own.`,
    // Not as several pieces: parts of pictures are called by numbers, which must be different ones.
    markup: markupOf(<Handout scene={scene} run={result} address={url && new URL(sceneHref(scene.slug).slice(contentsHref().length), url).href} />),
    styles: documentHead + handout,
    withSheet: true,
    script: HANDOUT_SCRIPT,
  }
}

/** None where the scene says nothing to teachers. */
function notesPages({ scene, run: result }: BuiltScene): readonly RenderedDocument[] {
  const notes = notesOf(scene.slug)
  if (!notes) return []
  return [{
    file: `${notesHref(scene.slug).slice(contentsHref().length)}index.html`,
    title: `${scene.title}, notes for teachers – ${COURSE_NAME}`,
    description: `Scene ${scene.number} for teachers: what each step sets right, what to ask, where to point, and how long it takes.`,
    markup: markupOf(<TeacherNotes scene={scene} run={result} notes={notes} />),
    styles: documentHead + handout + notesSheet,
    withSheet: true,
    script: HANDOUT_SCRIPT,
  }]
}

function closingPage(built: readonly BuiltScene[]): RenderedDocument {
  return {
    file: `${closingHref('')}index.html`,
    title: `${CLOSING_TITLE} – ${COURSE_NAME}`,
    description: CLOSING_SENTENCE,
    markup: markupOf(<ClosingPage scenes={built.filter(({ entry }) => isOfCourse(entry))} />),
    styles: base + documentHead + closing,
    script: PRINT_SCRIPT,
  }
}

function lostPage(): RenderedPage {
  return {
    file: '404.html',
    template: 'index.html',
    title: `No such page – ${COURSE_NAME}`,
    description: 'There is no page at this address.',
    markup: markupOf(<NotFoundPage />),
    modules: ['src/app/pages/NotFoundPage.tsx'],
  }
}

/** What draws the waits of more clients than have lines of their own. */
const WAITS_OF_MANY = 'src/panels/instruments/waits/WaitHeat.tsx'

function modulesOf({ module }: SceneEntry, scene: Scene): readonly string[] {
  const shown = scene.instruments.flatMap(({ kind }) => instrumentModules(kind))
  const asking = scene.topology.nodes.filter(({ kind }) => NODE_KINDS[kind].asks)
  const ofMany = asking.length > MOST_LINES && scene.instruments.some(({ kind }) => kind === 'waits') ? [WAITS_OF_MANY] : []
  return [...(module ? [module] : []), ...viewModules(viewOf(scene, 0).kind), ...shown, ...ofMany]
}

function markupOf(node: ReactNode): string {
  return renderToStaticMarkup(node)
}
